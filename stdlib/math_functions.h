#pragma once
// The computing half of the module math: plain functions of doubles, and of whole numbers.

#include <cstdint>
#include <span>

#include "runtime/owned.h"

namespace ouro {

struct Runtime;

// How a function of doubles can fail; the shim raises "math domain error" or "math range error".
enum class MathError { None, Domain, Range };

double gammaFunction(double x, MathError*);
double logGamma(double x, MathError*);
// Natural, binary, decimal logarithm.
double naturalLog(double x, MathError*);
double binaryLog(double x, MathError*);
double decimalLog(double x, MathError*);

// The length of a vector, nearly always correctly rounded. `parts` are absolute values; it is used
// up.
double vectorLength(std::span<const double> parts);

// All arguments are ints of any kind.
Owned factorial(Runtime&, Value n);
Owned combinations(Runtime&, Value n, Value k);
Owned permutations(Runtime&, Value n, Value k);
// n and m not both 0; the result is not negative.
Owned leastCommonMultiple(Runtime&, Value n, Value m);

}  // namespace ouro
