#pragma once
// arobase pack, arobase code: content packs and the secrets of a booth, for staff at their desk.
#include <filesystem>

namespace CLI {
class App;
}

namespace arobase {

struct PackOptions {
    std::filesystem::path folder, out, key, newKey;  ///< pack
    std::filesystem::path keyFile;                   ///< code --cle
};

/// Adds both verbs; one of them sets `status` when the command is parsed.
void addPackVerbs(CLI::App& command, PackOptions& options, int& status);

}  // namespace arobase
