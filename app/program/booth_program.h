#pragma once
// What arobase-kiosk does at a booth without staff, besides opening a window: watch over itself, show the poster, take content packs, test itself.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/program/show_options.h"
#include "app/program/window_loop.h"

namespace arobase {

struct BoothCommand {
    bool unattended = false;
    std::filesystem::path config;      ///< borne.toml; empty: /etc/arobase/borne.toml where there is one
    std::filesystem::path poster;      ///< PNG; empty: the one that came with the program
    std::filesystem::path posterOnly;  ///< show that one, nothing else
    std::filesystem::path resume;      ///< by the supervisor
    int lives = 1;                     ///< by the supervisor
    std::filesystem::path installPack;
    bool previousPack = false;
    bool selfTest = false;
    bool registerText = false;
};

void addBoothOptions(CLI::App& command, BoothCommand& booth);

/// Carries out what needs no window of the kiosk: an exit status; nullopt: open it. `arguments` are the program's own.
std::optional<int> runBoothCommand(const BoothCommand& booth, const ShowOptions& show, const std::vector<std::string>& arguments);

/// The kiosk as the supervisor's child: runWindow with all that watches over it.
int runBooth(WindowOptions window, const BoothCommand& booth, const std::function<bool(App&)>& prepare);

}  // namespace arobase
