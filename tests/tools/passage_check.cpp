// passage_check ATLAS PASSAGE.csv [CODE…] — compares the atlas's communes through time with a table of passages made by other means
// (header: code_2018,nom_2018,code_2026,nom_2026,methode). The CODEs are those of 2018 that are known to differ. Prints each row that
// differs, then the number that agree. Exit 1 when other rows differ than the known, or none is there; 77 where there is no such table,
// or no atlas: the table is nobody's to ship.
#include <array>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "data/atlas.h"
#include "data/table.h"

using namespace arobase;

int main(int argc, char** argv) {
    if (argc < 3) return std::fputs("passage_check ATLAS PASSAGE.csv [CODE…]\n", stderr), 2;
    for (const char* file : {argv[1], argv[2]})
        if (!std::filesystem::exists(file)) return std::fprintf(stderr, "%s: not here\n", file), 77;
    const std::set<std::string_view> known(argv + 3, argv + argc);
    std::set<std::string_view> differing;
    const Result<Atlas> atlas = Atlas::open(argv[1]);
    Issues issues = atlas.issues;
    const Result<Table> table = readTable(argv[2], argv[2], std::array<std::string_view, 3>{"code_2018", "code_2026", "methode"});
    for (const Issue& issue : table.issues) issues.push_back(issue);
    for (const Issue& issue : issues) std::fprintf(stderr, "%s\n", toText(issue).c_str());
    if (!atlas || !table || table.value->rows.empty()) return 1;
    std::map<std::string, std::pair<int, int>> byMethod;  // agreeing, all
    int agreeing = 0;
    for (const TableRow& row : table.value->rows) {
        const std::string_view before = table.value->cell(row, "code_2018"), after = table.value->cell(row, "code_2026");
        const auto codes = atlas.value->history().codesAt(before, cogDate(2018), kCogToday);
        const Place* place = codes.size() == 1 ? atlas.value->find(PlaceKind::Commune, codes.front()) : nullptr;
        const bool same = place != nullptr && place->code == after;
        auto& [good, all] = byMethod[std::string(table.value->cell(row, "methode"))];
        good += same ? 1 : 0;
        ++all;
        agreeing += same ? 1 : 0;
        if (same) continue;
        differing.insert(before);
        std::string found;
        for (const std::string_view code : codes) found += " " + std::string(code);
        std::printf("%.*s → %.*s here:%s\n", static_cast<int>(before.size()), before.data(), static_cast<int>(after.size()), after.data(), found.c_str());
    }
    for (const auto& [method, counts] : byMethod) std::printf("%s: %d of %d\n", method.c_str(), counts.first, counts.second);
    std::printf("%d of %zu rows agree\n", agreeing, table.value->rows.size());
    return differing == known ? 0 : 1;
}
