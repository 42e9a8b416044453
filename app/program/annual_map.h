#pragma once
// The verb `render`: the annual map of an edition as a picture, with title, legend and sources.
#include <filesystem>

#include "app/program/show_options.h"

namespace arobase {

struct AnnualMapOptions {
    int edition = 0;
    std::filesystem::path out;
    std::filesystem::path labels;  ///< JSON of the names and their places; empty: none
    ShowOptions show;
};

void addAnnualMapOptions(CLI::App& command, AnnualMapOptions& options);
/// Writes the picture and prints the names that found no place. Exit status.
int renderAnnualMap(const AnnualMapOptions& options);

}  // namespace arobase
