#pragma once
// The harness as both programs offer it on their command line.
#include <filesystem>
#include <functional>

#include "app/program/show_options.h"

namespace arobase {

struct HeadlessCommand {
    bool on = false;
    std::filesystem::path script;
    std::filesystem::path out = ".";
    std::filesystem::path contactSheet;
    std::string clock = "fake";
    bool attract = false;
    bool drawShotsOnly = false;
    std::filesystem::path transcript, wave;  ///< what would be heard, as lines and as sound; empty: nowhere
    std::string withdrawalCode;  ///< six words that a proof wants to see; only without a store
};

void addHeadlessOptions(CLI::App& command, HeadlessCommand& headless);

/// A program's own meaning of a key; true: it was taken.
using TakeKey = std::function<bool(App&, const std::string&)>;

/// Runs the script on a program that is already open (its keys go to `takeKey` first). Exit status.
int runHeadlessOn(App& app, const ShowOptions& show, const HeadlessCommand& headless, const TakeKey& takeKey);
/// Runs the script; prints what failed. Exit status.
int runHeadless(const ShowOptions& show, const HeadlessCommand& headless);

}  // namespace arobase
