// The module termios: how a terminal treats what is typed and printed.

#include <sys/ioctl.h>
#include <termios.h>

#include <asm/ioctls.h>

#include <cstring>

#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

struct TermiosState {
  Value error;  // termios.error; owned
};

// termios.error(errno, text)
Owned failedTerminal(Runtime& rt, Value module) {
  int error = errno;
  if (errorPending(rt)) return Owned::error();
  OURO_TRY(text, newStr(rt, strerror(error)));
  Value errorClass = static_cast<TermiosState*>(module.as<Module>()->state)->error;
  OURO_TRY(raised, call(rt, errorClass, Value::small(error), text));
  return raiseValue(rt, raised);
}

template <class F>
Owned onTerminal(Runtime& rt, Value module, F call) {
  int result;
  {
    Unlocked unlocked(rt);
    result = call();
  }
  return result < 0 ? failedTerminal(rt, module) : Owned::none();
}

// The control characters as bytes; two of them are numbers while lines are not edited.
Owned controlsOf(Runtime& rt, const termios& mode) {
  OURO_TRY(list, newList(rt, NCCS));
  for (size_t i = 0; i < NCCS; i++) {
    bool isNumber = (i == VMIN || i == VTIME) && !(mode.c_lflag & ICANON);
    char c = static_cast<char>(mode.c_cc[i]);
    OURO_TRY(item, isNumber ? smallInt(mode.c_cc[i]) : newBytes(rt, {&c, 1}));
    OURO_CHECK(append(rt, list.as<List>(), item));
  }
  return list.take();
}

Owned termios_tcgetattr(Runtime& rt, Value module, Args args) {
  int fd;
  termios mode;
  OURO_CHECK(descriptorArg(rt, args[0], &fd));
  if (tcgetattr(fd, &mode) < 0) return failedTerminal(rt, module);
  OURO_TRY(controls, controlsOf(rt, mode));
  const Value items[] = {Value::small(mode.c_iflag),
                         Value::small(mode.c_oflag),
                         Value::small(mode.c_cflag),
                         Value::small(mode.c_lflag),
                         Value::small(cfgetispeed(&mode)),
                         Value::small(cfgetospeed(&mode)),
                         controls.get()};
  return newList(rt, items);
}

bool controlArg(Runtime& rt, Value v, cc_t* out) {
  int64_t number;
  if (isBytes(rt, v) && v.as<Bytes>()->length == 1) {
    *out = v.as<Bytes>()->data()[0];
    return true;
  }
  if (!isInt(rt, v)) {
    return fail(rt, Exc::TypeError,
                "tcsetattr: elements of attributes must be characters or integers");
  }
  if (!indexInt64(rt, v, &number)) return false;
  *out = static_cast<cc_t>(number);
  return true;
}

// What the mode has beyond the seven items stays as it is. False: an exception is pending, or errno
// says why.
bool changeMode(Runtime& rt, int fd, std::span<const Value> items, termios* mode) {
  if (tcgetattr(fd, mode) < 0) return false;
  tcflag_t* flags[] = {&mode->c_iflag, &mode->c_oflag, &mode->c_cflag, &mode->c_lflag};
  int64_t numbers[6];
  for (size_t i = 0; i < std::size(numbers); i++)
    if (!indexInt64(rt, items[i], &numbers[i])) return false;
  for (size_t i = 0; i < std::size(flags); i++) *flags[i] = static_cast<tcflag_t>(numbers[i]);
  if (!isList(rt, items[6]) || items[6].as<List>()->length != NCCS) {
    return fail(rt, Exc::TypeError, "tcsetattr: attributes[6] must be {} element list",
                static_cast<int>(NCCS));
  }
  OURO_TRY_BOOL(controls, tupleFrom(rt, items[6]));
  for (size_t i = 0; i < NCCS; i++)
    if (!controlArg(rt, (*controls.as<Tuple>())[i], &mode->c_cc[i])) return false;
  return cfsetispeed(mode, static_cast<speed_t>(numbers[4])) == 0 &&
         cfsetospeed(mode, static_cast<speed_t>(numbers[5])) == 0;
}

Owned termios_tcsetattr(Runtime& rt, Value module, Args args) {
  int fd, when;
  termios mode;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && cIntArg(rt, args[1], &when));
  if (!isList(rt, args[2]) || args[2].as<List>()->length != 7)
    return raise(rt, Exc::TypeError, "tcsetattr, arg 3: must be 7 element list");
  OURO_TRY(items, tupleFrom(rt, args[2]));
  if (!changeMode(rt, fd, items.as<Tuple>()->span(), &mode)) return failedTerminal(rt, module);
  return onTerminal(rt, module, [&] { return tcsetattr(fd, when, &mode); });
}

template <auto call>
Owned termios_do(Runtime& rt, Value module, Args args) {
  int fd, what;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && cIntArg(rt, args[1], &what));
  return onTerminal(rt, module, [&] { return call(fd, what); });
}
Owned termios_tcdrain(Runtime& rt, Value module, Args args) {
  int fd;
  OURO_CHECK(descriptorArg(rt, args[0], &fd));
  return onTerminal(rt, module, [&] { return tcdrain(fd); });
}

Owned termios_tcgetwinsize(Runtime& rt, Value module, Args args) {
  int fd;
  winsize size;
  OURO_CHECK(descriptorArg(rt, args[0], &fd));
  if (ioctl(fd, TIOCGWINSZ, &size) < 0) return failedTerminal(rt, module);
  return newTuple(rt, {Value::small(size.ws_row), Value::small(size.ws_col)});
}

Owned termios_tcsetwinsize(Runtime& rt, Value module, Args args) {
  int fd;
  int64_t rows, columns;
  winsize size;
  OURO_CHECK(descriptorArg(rt, args[0], &fd));
  bool isSequence =
      isStr(rt, args[1]) || (typeOf(rt, args[1])->slots.getItem && !isDict(rt, args[1]));
  Local pair = isSequence ? tupleFrom(rt, args[1]) : newTuple(rt, {});
  if (pair.isError()) return Owned::error();
  if (pair.as<Tuple>()->length != 2)
    return raise(rt, Exc::TypeError, "tcsetwinsize, arg 2: must be a two-item sequence");
  OURO_CHECK(indexInt64(rt, (*pair.as<Tuple>())[0], &rows) &&
             indexInt64(rt, (*pair.as<Tuple>())[1], &columns));
  // The size in pixels stays.
  if (ioctl(fd, TIOCGWINSZ, &size) < 0) return failedTerminal(rt, module);
  if (rows != static_cast<uint16_t>(rows) || columns != static_cast<uint16_t>(columns))
    return raise(rt, Exc::OverflowError, "winsize value(s) out of range.");
  size.ws_row = static_cast<uint16_t>(rows);
  size.ws_col = static_cast<uint16_t>(columns);
  return onTerminal(rt, module, [&] { return ioctl(fd, TIOCSWINSZ, &size); });
}

constexpr MethodDef kFunctions[] = {
    {"tcgetattr", termios_tcgetattr, "fd, /",
     "[iflag, oflag, cflag, lflag, ispeed, ospeed, cc] of a terminal."},
    {"tcsetattr", termios_tcsetattr, "fd, when, attributes, /",
     "Sets what tcgetattr() gives: TCSANOW, or once the output (TCSADRAIN) is out."},
    {"tcsendbreak", termios_do<tcsendbreak>, "fd, duration, /", "Sends a break."},
    {"tcdrain", termios_tcdrain, "fd, /", "Waits until all output is out."},
    {"tcflush", termios_do<tcflush>, "fd, queue, /", "Throws away what waits in a queue."},
    {"tcflow", termios_do<tcflow>, "fd, action, /", "Stops or resumes input or output."},
    {"tcgetwinsize", termios_tcgetwinsize, "fd, /", "(rows, columns) of a terminal."},
    {"tcsetwinsize", termios_tcsetwinsize, "fd, winsize, /", "Sets the rows and columns."},
};

#define NUMBER(name) \
  { #name, name }
constexpr NamedNumber kNumbers[] = {
    {"VSWTCH", VSWTC},
    NUMBER(B0),
    NUMBER(B1000000),
    NUMBER(B110),
    NUMBER(B115200),
    NUMBER(B1152000),
    NUMBER(B1200),
    NUMBER(B134),
    NUMBER(B150),
    NUMBER(B1500000),
    NUMBER(B1800),
    NUMBER(B19200),
    NUMBER(B200),
    NUMBER(B2000000),
    NUMBER(B230400),
    NUMBER(B2400),
    NUMBER(B2500000),
    NUMBER(B300),
    NUMBER(B3000000),
    NUMBER(B3500000),
    NUMBER(B38400),
    NUMBER(B4000000),
    NUMBER(B460800),
    NUMBER(B4800),
    NUMBER(B50),
    NUMBER(B500000),
    NUMBER(B57600),
    NUMBER(B576000),
    NUMBER(B600),
    NUMBER(B75),
    NUMBER(B921600),
    NUMBER(B9600),
    NUMBER(BRKINT),
    NUMBER(BS0),
    NUMBER(BS1),
    NUMBER(BSDLY),
    NUMBER(CBAUD),
    NUMBER(CBAUDEX),
    NUMBER(CDSUSP),
    NUMBER(CEOF),
    NUMBER(CEOL),
    NUMBER(CEOT),
    NUMBER(CERASE),
    NUMBER(CFLUSH),
    NUMBER(CIBAUD),
    NUMBER(CINTR),
    NUMBER(CKILL),
    NUMBER(CLNEXT),
    NUMBER(CLOCAL),
    NUMBER(CQUIT),
    NUMBER(CR0),
    NUMBER(CR1),
    NUMBER(CR2),
    NUMBER(CR3),
    NUMBER(CRDLY),
    NUMBER(CREAD),
    NUMBER(CRPRNT),
    NUMBER(CRTSCTS),
    NUMBER(CS5),
    NUMBER(CS6),
    NUMBER(CS7),
    NUMBER(CS8),
    NUMBER(CSIZE),
    NUMBER(CSTART),
    NUMBER(CSTOP),
    NUMBER(CSTOPB),
    NUMBER(CSUSP),
    NUMBER(CWERASE),
    NUMBER(ECHO),
    NUMBER(ECHOCTL),
    NUMBER(ECHOE),
    NUMBER(ECHOK),
    NUMBER(ECHOKE),
    NUMBER(ECHONL),
    NUMBER(ECHOPRT),
    NUMBER(EXTA),
    NUMBER(EXTB),
    NUMBER(FF0),
    NUMBER(FF1),
    NUMBER(FFDLY),
    NUMBER(FIOASYNC),
    NUMBER(FIOCLEX),
    NUMBER(FIONBIO),
    NUMBER(FIONCLEX),
    NUMBER(FIONREAD),
    NUMBER(FLUSHO),
    NUMBER(HUPCL),
    NUMBER(ICANON),
    NUMBER(ICRNL),
    NUMBER(IEXTEN),
    NUMBER(IGNBRK),
    NUMBER(IGNCR),
    NUMBER(IGNPAR),
    NUMBER(IMAXBEL),
    NUMBER(INLCR),
    NUMBER(INPCK),
    NUMBER(IOCSIZE_MASK),
    NUMBER(IOCSIZE_SHIFT),
    NUMBER(ISIG),
    NUMBER(ISTRIP),
    NUMBER(IUCLC),
    NUMBER(IXANY),
    NUMBER(IXOFF),
    NUMBER(IXON),
    NUMBER(NCC),
    NUMBER(NCCS),
    NUMBER(NL0),
    NUMBER(NL1),
    NUMBER(NLDLY),
    NUMBER(NOFLSH),
    NUMBER(N_MOUSE),
    NUMBER(N_PPP),
    NUMBER(N_SLIP),
    NUMBER(N_STRIP),
    NUMBER(N_TTY),
    NUMBER(OCRNL),
    NUMBER(OFDEL),
    NUMBER(OFILL),
    NUMBER(OLCUC),
    NUMBER(ONLCR),
    NUMBER(ONLRET),
    NUMBER(ONOCR),
    NUMBER(OPOST),
    NUMBER(PARENB),
    NUMBER(PARMRK),
    NUMBER(PARODD),
    NUMBER(PENDIN),
    NUMBER(TAB0),
    NUMBER(TAB1),
    NUMBER(TAB2),
    NUMBER(TAB3),
    NUMBER(TABDLY),
    NUMBER(TCFLSH),
    NUMBER(TCGETA),
    NUMBER(TCGETS),
    NUMBER(TCIFLUSH),
    NUMBER(TCIOFF),
    NUMBER(TCIOFLUSH),
    NUMBER(TCION),
    NUMBER(TCOFLUSH),
    NUMBER(TCOOFF),
    NUMBER(TCOON),
    NUMBER(TCSADRAIN),
    NUMBER(TCSAFLUSH),
    NUMBER(TCSANOW),
    NUMBER(TCSBRK),
    NUMBER(TCSBRKP),
    NUMBER(TCSETA),
    NUMBER(TCSETAF),
    NUMBER(TCSETAW),
    NUMBER(TCSETS),
    NUMBER(TCSETSF),
    NUMBER(TCSETSW),
    NUMBER(TCXONC),
    NUMBER(TIOCCONS),
    NUMBER(TIOCEXCL),
    NUMBER(TIOCGETD),
    NUMBER(TIOCGICOUNT),
    NUMBER(TIOCGLCKTRMIOS),
    NUMBER(TIOCGPGRP),
    NUMBER(TIOCGSERIAL),
    NUMBER(TIOCGSOFTCAR),
    NUMBER(TIOCGWINSZ),
    NUMBER(TIOCINQ),
    NUMBER(TIOCLINUX),
    NUMBER(TIOCMBIC),
    NUMBER(TIOCMBIS),
    NUMBER(TIOCMGET),
    NUMBER(TIOCMIWAIT),
    NUMBER(TIOCMSET),
    NUMBER(TIOCM_CAR),
    NUMBER(TIOCM_CD),
    NUMBER(TIOCM_CTS),
    NUMBER(TIOCM_DSR),
    NUMBER(TIOCM_DTR),
    NUMBER(TIOCM_LE),
    NUMBER(TIOCM_RI),
    NUMBER(TIOCM_RNG),
    NUMBER(TIOCM_RTS),
    NUMBER(TIOCM_SR),
    NUMBER(TIOCM_ST),
    NUMBER(TIOCNOTTY),
    NUMBER(TIOCNXCL),
    NUMBER(TIOCOUTQ),
    NUMBER(TIOCPKT),
    NUMBER(TIOCPKT_DATA),
    NUMBER(TIOCPKT_DOSTOP),
    NUMBER(TIOCPKT_FLUSHREAD),
    NUMBER(TIOCPKT_FLUSHWRITE),
    NUMBER(TIOCPKT_NOSTOP),
    NUMBER(TIOCPKT_START),
    NUMBER(TIOCPKT_STOP),
    NUMBER(TIOCSCTTY),
    NUMBER(TIOCSERCONFIG),
    NUMBER(TIOCSERGETLSR),
    NUMBER(TIOCSERGETMULTI),
    NUMBER(TIOCSERGSTRUCT),
    NUMBER(TIOCSERGWILD),
    NUMBER(TIOCSERSETMULTI),
    NUMBER(TIOCSERSWILD),
    NUMBER(TIOCSER_TEMT),
    NUMBER(TIOCSETD),
    NUMBER(TIOCSLCKTRMIOS),
    NUMBER(TIOCSPGRP),
    NUMBER(TIOCSSERIAL),
    NUMBER(TIOCSSOFTCAR),
    NUMBER(TIOCSTI),
    NUMBER(TIOCSWINSZ),
    NUMBER(TOSTOP),
    NUMBER(VDISCARD),
    NUMBER(VEOF),
    NUMBER(VEOL),
    NUMBER(VEOL2),
    NUMBER(VERASE),
    NUMBER(VINTR),
    NUMBER(VKILL),
    NUMBER(VLNEXT),
    NUMBER(VMIN),
    NUMBER(VQUIT),
    NUMBER(VREPRINT),
    NUMBER(VSTART),
    NUMBER(VSTOP),
    NUMBER(VSUSP),
    NUMBER(VSWTC),
    NUMBER(VT0),
    NUMBER(VT1),
    NUMBER(VTDLY),
    NUMBER(VTIME),
    NUMBER(VWERASE),
    NUMBER(XCASE),
    NUMBER(XTABS),
};
#undef NUMBER

bool addNames(Runtime& rt, Module* module) {
  OURO_TRY_BOOL(error, moduleAddException(rt, module, "error"));
  static_cast<TermiosState*>(module->state)->error = error.take().take();
  return addNumbers(rt, module, kNumbers);
}
void visitState(void* state, Visitor& visitor) {
  visit(visitor, static_cast<TermiosState*>(state)->error);
}
void clearState(void* state) {
  Value old = std::exchange(static_cast<TermiosState*>(state)->error, Value::none());
  if (!old.isNull()) release(old);
}

}  // namespace

extern const ModuleDef termiosModule;
const ModuleDef termiosModule = {
    .name = "termios",
    .doc = "How terminals treat what is typed and printed.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(TermiosState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
