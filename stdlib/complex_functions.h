#pragma once
// The computing half of the module cmath.

#include "runtime/types/float.h"
#include "stdlib/math_functions.h"

namespace ouro {

ComplexNumber complexSqrt(ComplexNumber, MathError*);
ComplexNumber complexExp(ComplexNumber, MathError*);
ComplexNumber complexLog(ComplexNumber, MathError*);
ComplexNumber complexLog10(ComplexNumber, MathError*);
ComplexNumber complexSin(ComplexNumber, MathError*);
ComplexNumber complexCos(ComplexNumber, MathError*);
ComplexNumber complexTan(ComplexNumber, MathError*);
ComplexNumber complexAsin(ComplexNumber, MathError*);
ComplexNumber complexAcos(ComplexNumber, MathError*);
ComplexNumber complexAtan(ComplexNumber, MathError*);
ComplexNumber complexSinh(ComplexNumber, MathError*);
ComplexNumber complexCosh(ComplexNumber, MathError*);
ComplexNumber complexTanh(ComplexNumber, MathError*);
ComplexNumber complexAsinh(ComplexNumber, MathError*);
ComplexNumber complexAcosh(ComplexNumber, MathError*);
ComplexNumber complexAtanh(ComplexNumber, MathError*);
// length * e**(i angle)
ComplexNumber complexFromPolar(double length, double angle, MathError*);

}  // namespace ouro
