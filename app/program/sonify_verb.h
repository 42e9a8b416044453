#pragma once
// `arobase sonify --out frise.wav`
#include <filesystem>

namespace CLI {
class App;
}

namespace arobase {

struct SonifyOptions {
    std::filesystem::path exhibition, out = "frise.wav";
    bool silent = false;  ///< tones alone, no words after them
};

/// Adds `sonify`, which writes the frise as sounds, then in words, and beside it (frise.txt) what each sound is; it sets `status`
/// when the command is parsed.
void addSonifyVerb(CLI::App& command, SonifyOptions& options, int& status);

}  // namespace arobase
