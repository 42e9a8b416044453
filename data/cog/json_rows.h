#pragma once
// A JSON file that is one array of flat objects, read row by row without holding it all.
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/result.h"

namespace arobase {

/// Members of one object: texts and numbers as text, and lists of them. Nested objects are passed over.
struct JsonRow {
    int number = 0;  ///< 1-based, in the file
    std::vector<std::pair<std::string, std::string>> texts;
    std::vector<std::pair<std::string, std::vector<std::string>>> lists;

    std::string_view text(std::string_view name) const;            ///< empty when there is none
    const std::vector<std::string>& list(std::string_view name) const;  ///< empty when there is none
    std::uint32_t count(std::string_view name) const;              ///< 0 when it is no whole number
};

/// Calls `visit` with each object. A file that is missing, is no such array or breaks off is one Error issue `rule`, and
/// gives the rows before the break; false then.
bool forEachJsonRow(const std::filesystem::path& file, std::string_view rule, Issues& issues,
                    const std::function<void(const JsonRow&)>& visit);

}  // namespace arobase
