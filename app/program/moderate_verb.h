#pragma once
// arobase moderate: visitors' landmarks in the terminal, for staff and for scripts.
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace arobase {

struct ModerateOptions {
    std::string store;       ///< empty: defaultLandmarkStore()
    std::string state;       ///< list: "pending", "approved", "refused"; empty: pending, and all with `all`
    std::string id;          ///< of a landmark, or the beginning of one (four digits and more)
    std::string text, track; ///< add, edit
    std::string commune, communeName, booth;  ///< add
    std::string file;        ///< export, import
    std::vector<std::string> words;  ///< of a withdrawal code
    int year = 0;            ///< add, edit
    int days = -1;           ///< purge: older than that many days
    bool all = false, everything = false, json = false;
};

/// Adds `moderate` and its own verbs; one of them sets `status` when the command is parsed.
void addModerateVerb(CLI::App& command, ModerateOptions& options, int& status);

}  // namespace arobase
