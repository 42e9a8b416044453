#pragma once
// Code that only starting up has run.

namespace arobase {

/// The system may take back the pages of program code that are in memory: those that are run again come back by themselves,
/// from the file cache. After the first frames, when drivers have compiled their shaders: on a software renderer some fifty
/// megabytes of compiler are then not wanted any more. Does nothing where it cannot be done safely.
void releaseStartUpCode();

}  // namespace arobase
