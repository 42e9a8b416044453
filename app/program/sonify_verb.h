#pragma once
// `arobase sonify --out frise.wav`
#include <filesystem>

namespace arobase {

struct SonifyOptions {
    std::filesystem::path exhibition, out = "frise.wav";
    bool silent = false;  ///< tones alone, no words after them
};

/// Writes the frise as sounds, then in words, and beside it (frise.txt) what each sound is. Exit status.
int sonifyVerb(const SonifyOptions& options);

}  // namespace arobase
