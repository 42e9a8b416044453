#pragma once
// What is on the screen, as the lines of actions that bring it back: for a booth that starts again under a visitor's hands. Never what the
// visitor wrote: not the draft, and of a search only what was chosen with buttons.
#include <filesystem>
#include <string>
#include <vector>

#include "app/action.h"
#include "app/content.h"
#include "app/state.h"

namespace arobase {

/// Lines of actions, one each. Empty while the loop waits for visitors: there is nothing to come back to.
std::string viewText(const Content& content, const State& state);

/// The actions of such a text; nothing at all when a line is none, or one that a view does not hold.
std::vector<Action> readView(const std::string& text);

/// Keeps the file up to date, at most once a second; in a folder of memory, for a disk is not worth it.
class ViewKeeper {
public:
    explicit ViewKeeper(std::filesystem::path file) : m_file(std::move(file)) {}
    void keep(const Content& content, const State& state);
    const std::filesystem::path& file() const { return m_file; }

private:
    std::filesystem::path m_file;
    std::string m_kept;
    double m_keptS = -1e9;
};

/// The text of such a file; empty when there is none or it is larger than any view.
std::string keptView(const std::filesystem::path& file);

}  // namespace arobase
