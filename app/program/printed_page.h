#pragma once
// The present scene as a PDF or an SVG.
#include <filesystem>
#include <optional>
#include <string>

#include "app/app.h"
#include "app/program/paper.h"
#include "app/program/show_options.h"

namespace CLI {
class App;
}

namespace arobase {

struct PrintOptions {
    std::string paper;      ///< empty: as large as --size and --mm-per-px say, or the default paper
    bool portrait = false, landscape = false;
    double bleedMm = 0;
    double enlarge = 1;     ///< letters, symbols and lines so many times as large as a kiosk has them
};

void addPrintOptions(CLI::App& command, PrintOptions& options);

/// True for a file that is printed, not drawn as a picture: .pdf, .svg.
bool isPrinted(const std::filesystem::path& file);
/// Gives the show the size of its paper; `usual` where nothing is said of either. False when it was refused: the reason has been
/// printed.
bool takePaper(const PrintOptions& options, std::string_view usual, ShowOptions& show);

struct PageTitle {
    std::string title, subject;
};
/// Writes the scene and says how large it is. False when it could not be: the reason has been printed.
bool printPage(App& app, const PrintOptions& options, const PageTitle& about, const std::filesystem::path& out);

}  // namespace arobase
