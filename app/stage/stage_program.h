#pragma once
// The verb `stage`: a cue file, full screen, on the operator's keys.
#include <filesystem>

#include "app/program/headless_main.h"
#include "app/program/show_options.h"

namespace arobase {

struct StageOptions {
    std::filesystem::path cues;  ///< empty: the exhibition's ceremonie-2018.toml
    ShowOptions show;
    HeadlessCommand headless;
    bool windowed = false;
};

void addStageOptions(CLI::App& command, StageOptions& options);
/// Exit status. With --headless the script's `key` lines are the operator's.
int runStage(const StageOptions& options);

}  // namespace arobase
