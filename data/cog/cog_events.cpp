#include "data/cog/cog_events.h"

#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "data/cog/json_rows.h"

namespace arobase {
namespace {

/// One version of the package for each list of communes (kiosk/geodata.lock).
struct YearFolder {
    std::string_view folder;
    int year;
};
constexpr std::array<YearFolder, 7> kLists{{{"decoupage-administratif-2019", 2019},
                                            {"decoupage-administratif-2021", 2021},
                                            {"decoupage-administratif-2022", 2022},
                                            {"decoupage-administratif-2023", 2023},
                                            {"decoupage-administratif-2024", 2024},
                                            {"decoupage-administratif-2025", 2025},
                                            {"decoupage-administratif", 2026}}};

std::filesystem::path listFile(const std::filesystem::path& packages, const YearFolder& of) {
    return packages / of.folder / "data" / "communes.json";
}

std::filesystem::path eventsFile(const std::filesystem::path& packages) {
    return packages / kLists.front().folder / "data" / "historique-communes.json";
}

Issue listedTwice(const std::filesystem::path& file, const std::vector<std::string>& communes) {
    Issue issue;
    issue.severity = Severity::Warning;
    issue.rule = "cog-list-twice";
    issue.file = file.string();
    issue.message = "communes citées deux fois, la première compte (" + std::to_string(communes.size()) + ")\u202f: " + communes.front() + (communes.size() > 1 ? "…" : "");
    return issue;
}

}  // namespace

std::vector<CogEntry> readCogEntries(const std::filesystem::path& file, Issues& issues) {
    std::vector<CogEntry> entries;
    forEachJsonRow(file, "cog-history-unreadable", issues, [&](const JsonRow& row) {
        const auto text = [&](std::string_view name) { return std::string(row.text(name)); };
        entries.push_back({text("id"), text("code"), text("nom"), text("type"), text("dateDebut"), text("dateFin"), text("successeur"),
                           text("pole"), row.number});
    });
    return entries;
}

CogList readCogList(const std::filesystem::path& file, int year, Issues& issues) {
    CogList list;
    list.year = year;
    std::set<std::string> known;
    std::vector<std::string> twice;
    forEachJsonRow(file, "cog-history-unreadable", issues, [&](const JsonRow& row) {
        const std::string_view type = row.text("type");
        std::string code(row.text("code")), name(row.text("nom"));
        if (type == "commune-actuelle" && !known.insert(code).second)
            twice.push_back(code + " " + name);
        else if (type == "commune-actuelle")
            list.communes.push_back({std::move(code), std::move(name), std::string(row.text("departement")), row.count("population"),
                                     row.list("codesPostaux")});
        else if (type == "commune-deleguee" || type == "commune-associee")
            list.parts.push_back({std::move(code), std::move(name), std::string(row.text("chefLieu"))});
        else if (type == "arrondissement-municipal")
            list.parts.push_back({std::move(code), std::move(name), std::string(row.text("commune"))});
    });
    if (!twice.empty()) issues.push_back(listedTwice(file, twice));
    return list;
}

CogEvents readCogEvents(const std::filesystem::path& packages, Issues& issues) {
    CogEvents events;
    events.file = eventsFile(packages).string();
    events.entries = readCogEntries(events.file, issues);
    for (const YearFolder& of : kLists) {
        // Half a list would end the communes of the other half.
        Issues own;
        CogList list = readCogList(listFile(packages, of), of.year, own);
        if (!hasErrors(own) && !list.communes.empty()) events.lists.push_back(std::move(list));
        issues.insert(issues.end(), own.begin(), own.end());
    }
    return events;
}

std::vector<std::filesystem::path> cogEventFiles(const std::filesystem::path& packages) {
    std::vector<std::filesystem::path> files{eventsFile(packages)};
    for (const YearFolder& of : kLists) files.push_back(listFile(packages, of));
    return files;
}

}  // namespace arobase
