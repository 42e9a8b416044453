#pragma once
// The verb `render`: the annual map of an edition, the whole frise, or every commune, as a picture or a page.
#include <filesystem>
#include <string>

#include "app/program/printed_page.h"
#include "app/program/show_options.h"

namespace arobase {

struct AnnualMapOptions {
    int edition = 0;               ///< of the map; 0: none
    bool frise = false;            ///< the frise instead
    std::string communes;          ///< every commune, in classes by that attribute, instead; empty: not
    std::filesystem::path out;
    std::filesystem::path labels;  ///< JSON of the names and their places; empty: none
    PrintOptions print;
    ShowOptions show;
};

void addAnnualMapOptions(CLI::App& command, AnnualMapOptions& options);
/// Writes the picture (.png) or the page (.pdf, .svg) and prints what found no place on it. Exit status.
int renderAnnualMap(const AnnualMapOptions& options);

}  // namespace arobase
