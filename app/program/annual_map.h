#pragma once
// The verb `render`: the annual map of an edition, or the whole frise, as a picture or a page.
#include <filesystem>

#include "app/program/printed_page.h"
#include "app/program/show_options.h"

namespace arobase {

struct AnnualMapOptions {
    int edition = 0;               ///< of the map; 0: none
    bool frise = false;            ///< the frise instead
    std::filesystem::path out;
    std::filesystem::path labels;  ///< JSON of the names and their places; empty: none
    PrintOptions print;
    ShowOptions show;
};

void addAnnualMapOptions(CLI::App& command, AnnualMapOptions& options);
/// Writes the picture (.png) or the page (.pdf, .svg) and prints what found no place on it. Exit status.
int renderAnnualMap(const AnnualMapOptions& options);

}  // namespace arobase
