// exhibition.toml, string tables and themes: everything that is read with toml++.
#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "data/exhibition_readers.h"
#include "data/file_limit.h"
#include "data/french.h"

namespace arobase {
namespace {

Issue tomlIssue(std::string rule, const std::string& file, int row, std::string key, std::string message,
                Severity severity = Severity::Error) {
    return {severity, std::move(rule), file, row, std::move(key), std::move(message)};
}

/// nullopt with one issue when the file is missing or is no TOML.
std::optional<toml::table> parseToml(const std::filesystem::path& path, const std::string& name, Issues& issues) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        issues.push_back(tomlIssue("file-missing", name, 0, "",
                                   "le fichier est introuvable\u202F; remettez-le dans le dossier de l’exposition."));
        return std::nullopt;
    }
    if (largerThan(path, kMaxTomlBytes)) {
        issues.push_back(tomlIssue("file-unreadable", name, 0, "", tooLargeWords(kMaxTomlBytes)));
        return std::nullopt;
    }
    try {
        return toml::parse_file(path.string());
    } catch (const toml::parse_error& problem) {
        const auto line = static_cast<int>(problem.source().begin.line);
        issues.push_back(tomlIssue("file-syntax", name, line, "",
                                   "le fichier n’est pas du TOML\u202F: " + std::string(problem.description()) + "."));
    } catch (const std::exception& problem) {
        issues.push_back(tomlIssue("file-unreadable", name, 0, "",
                                   std::string("le fichier ne peut pas être lu\u202F: ") + problem.what() + "."));
    }
    return std::nullopt;
}

int lineOf(const toml::node& node) {
    return static_cast<int>(node.source().begin.line);
}

/// Calls `visit(dotted key, node)` for every leaf.
template <class Visit>
void forEachLeaf(const toml::table& table, const std::string& prefix, const Visit& visit) {
    for (const auto& [key, node] : table) {
        const std::string dotted = prefix + std::string(key.str());
        if (const toml::table* inner = node.as_table()) {
            forEachLeaf(*inner, dotted + ".", visit);
        } else {
            visit(dotted, node);
        }
    }
}

std::vector<std::string> stringsOf(const toml::node_view<const toml::node>& view) {
    std::vector<std::string> texts;
    if (const toml::array* array = view.as_array()) {
        for (const toml::node& node : *array) {
            if (const auto text = node.value<std::string>()) texts.push_back(*text);
        }
    }
    return texts;
}

std::optional<int> yearOf(const toml::node_view<const toml::node>& view, const std::string& key, Issues& issues, int first = 1900, int last = 2100) {
    if (!view) return std::nullopt;
    const std::optional<std::int64_t> year = view.value_exact<std::int64_t>();
    if (year && *year >= first && *year <= last) return static_cast<int>(*year);
    issues.push_back(tomlIssue("config-year", "exhibition.toml", lineOf(*view.node()), key, "ce n’est pas une année."));
    return std::nullopt;
}

void readText(const toml::node_view<const toml::node>& view, std::string& into) {
    if (const auto text = view.value<std::string>()) into = *text;
}

LandmarkOverride overrideOf(const toml::table& table, const std::string& name, Issues& issues) {
    LandmarkOverride wanted;
    if (const auto importance = table["importance"].value_exact<std::int64_t>()) {
        if (*importance >= 1 && *importance <= 4) {
            wanted.importance = static_cast<int>(*importance);
        } else {
            issues.push_back(tomlIssue("landmark-importance", "exhibition.toml", lineOf(table), name,
                                       "l’importance va de 1 (toujours montré) à 4."));
        }
    }
    wanted.text = table["text"].value<std::string>();
    wanted.easy = table["falc"].value<std::string>();
    wanted.doubt = table["doubt"].value<std::string>();
    wanted.image = table["image"].value<std::string>();
    wanted.imageAlt = table["image_alt"].value<std::string>();
    wanted.imageCredit = table["image_credit"].value<std::string>();
    wanted.links = stringsOf(table["links"]);
    return wanted;
}

/// [importance] lists titles by rank ("1" = […]); [landmarks."…"] gives the rest.
void readLandmarks(const toml::table& root, ExhibitionConfig& config, Issues& issues) {
    for (int rank = 1; rank <= 4; ++rank) {
        for (const std::string& name : stringsOf(root["importance"][std::to_string(rank)])) {
            config.landmarks[name].importance = rank;
        }
    }
    const toml::table* landmarks = root["landmarks"].as_table();
    if (landmarks == nullptr) return;
    for (const auto& [key, node] : *landmarks) {
        const toml::table* table = node.as_table();
        if (table == nullptr) continue;
        const std::string name(key.str());
        LandmarkOverride wanted = overrideOf(*table, name, issues);
        if (!wanted.importance) wanted.importance = config.landmarks[name].importance;
        config.landmarks[name] = std::move(wanted);
    }
}

/// A file name inside the folder; "../…" or an absolute path is refused.
void readFileName(const toml::table& root, const char* key, std::string& into, Issues& issues) {
    const auto name = root["files"][key].value<std::string>();
    if (!name) return;
    const std::filesystem::path path(*name);
    const bool climbs = std::find(path.begin(), path.end(), "..") != path.end();
    if (path.is_absolute() || climbs || name->empty()) {
        issues.push_back(tomlIssue("config-file-name", "exhibition.toml", lineOf(*root["files"][key].node()), key,
                                   "le fichier doit être dans le dossier de l’exposition."));
        return;
    }
    into = *name;
}

std::optional<Rgba> colourOf(std::string_view text) {
    if ((text.size() != 7 && text.size() != 9) || text.front() != '#') return std::nullopt;
    std::uint8_t channels[4] = {0, 0, 0, 255};
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char c = text[i];
        int digit = -1;
        if (c >= '0' && c <= '9') digit = c - '0';
        if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
        if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
        if (digit < 0) return std::nullopt;
        std::uint8_t& channel = channels[(i - 1) / 2];
        channel = static_cast<std::uint8_t>(i % 2 == 1 ? digit * 16 : channel + digit);
    }
    return Rgba{channels[0], channels[1], channels[2], channels[3]};
}

std::optional<Theme> readTheme(const std::filesystem::path& folder, const std::string& id, Issues& issues) {
    const std::string name = "themes/" + id + ".toml";
    const std::optional<toml::table> root = parseToml(folder / name, name, issues);
    if (!root) return std::nullopt;
    Theme theme;
    theme.id = id;
    forEachLeaf(*root, "", [&](const std::string& dotted, const toml::node& node) {
        const std::string token = dotted.substr(dotted.rfind('.') + 1);
        if (const auto number = node.value<double>(); number && !node.is_string()) {
            theme.numbers[token] = *number;
        } else if (const auto colour = colourOf(node.value_or(std::string_view()))) {
            theme.colours[token] = *colour;
        } else {
            issues.push_back(
                tomlIssue("theme-value", name, lineOf(node), token, "ce n’est ni une couleur #RRVVBB ni un nombre."));
        }
    });
    return theme;
}

std::vector<std::string> themeIdsOf(const std::filesystem::path& folder) {
    std::vector<std::string> ids;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "themes", error)) {
        if (entry.path().extension() == ".toml") ids.push_back(entry.path().stem().string());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::map<std::string, std::string, std::less<>> readLanguage(const std::filesystem::path& folder, const std::string& language,
                                                             bool& read, Issues& issues) {
    std::map<std::string, std::string, std::less<>> texts;
    const std::string name = "strings/" + language + ".toml";
    const std::optional<toml::table> root = parseToml(folder / name, name, issues);
    read = root.has_value();
    if (!root) return texts;
    forEachLeaf(*root, "", [&](const std::string& key, const toml::node& node) {
        if (const auto text = node.value<std::string>(); text && node.is_string()) {
            texts[key] = language == "en" ? *text : typographicFr(*text);
        } else {
            issues.push_back(tomlIssue("string-value", name, lineOf(node), key, "ce n’est pas un texte entre guillemets."));
        }
    });
    return texts;
}

void reportMissingKeys(const std::map<std::string, std::string, std::less<>>& there,
                       const std::map<std::string, std::string, std::less<>>& here, const std::string& file, Issues& issues) {
    for (const auto& [key, text] : there) {
        if (here.contains(key)) continue;
        issues.push_back(tomlIssue("string-missing", file, 0, key, "la clé n’existe que dans l’autre langue\u202F; ajoutez-la."));
    }
}

/// Easy French is there or not; where it is, what has no twin is told, and what is a twin of nothing.
void reportEasy(const StringTable& strings, Issues& issues) {
    for (const auto& [key, text] : strings.fr)
        if (!strings.easy.contains(key)) issues.push_back({Severity::Warning, "easy-missing", "strings/falc.toml", 0, key, "pas encore en français facile\u202F; le texte courant est montré."});
    for (const auto& [key, text] : strings.easy)
        if (!strings.fr.contains(key)) issues.push_back({Severity::Warning, "easy-unknown", "strings/falc.toml", 0, key, "aucune clé de ce nom dans strings/fr.toml."});
}

/// Every token that some theme has, every theme must have.
void reportMissingTokens(const std::vector<Theme>& themes, Issues& issues) {
    std::set<std::string> colours;
    std::set<std::string> numbers;
    for (const Theme& theme : themes) {
        for (const auto& [token, value] : theme.colours) colours.insert(token);
        for (const auto& [token, value] : theme.numbers) numbers.insert(token);
    }
    for (const Theme& theme : themes) {
        const auto report = [&](const std::string& token) {
            issues.push_back(tomlIssue("theme-token-missing", "themes/" + theme.id + ".toml", 0, token,
                                       "d’autres thèmes ont cette valeur et celui-ci non\u202F; ajoutez-la."));
        };
        for (const std::string& token : colours) {
            if (!theme.colours.contains(token)) report(token);
        }
        for (const std::string& token : numbers) {
            if (!theme.numbers.contains(token)) report(token);
        }
    }
}

}  // namespace

ExhibitionConfig readConfig(const std::filesystem::path& folder, Issues& issues) {
    ExhibitionConfig config;
    const std::optional<toml::table> parsed = parseToml(folder / "exhibition.toml", "exhibition.toml", issues);
    if (!parsed) return config;
    const toml::table& root = *parsed;
    if (root.empty()) issues.push_back(tomlIssue("file-empty", "exhibition.toml", 0, "", "le fichier est vide."));
    readText(root["title"], config.title);
    readText(root["partners"], config.partners);
    config.title = typographicFr(config.title);
    config.partners = typographicFr(config.partners);
    config.startYear = yearOf(root["start_year"], "start_year", issues);
    config.friseFrom = yearOf(root["frise"]["from"], "frise.from", issues, -9999, 9999);
    config.friseTo = yearOf(root["frise"]["to"], "frise.to", issues, -9999, 9999);
    config.trackIds = stringsOf(root["frise"]["tracks"]);
    config.themeIds = stringsOf(root["themes"]);
    readText(root["language"], config.defaultLanguage);
    if (config.defaultLanguage != "fr" && config.defaultLanguage != "en") {
        issues.push_back(tomlIssue("config-language", "exhibition.toml", lineOf(*root["language"].node()), "language",
                                   "la langue est «\u202Ffr\u202F» ou «\u202Fen\u202F»."));
        config.defaultLanguage = "fr";
    }
    readFileName(root, "frise", config.files.frise, issues);
    readFileName(root, "figures", config.files.figures, issues);
    readFileName(root, "editions", config.files.editions, issues);
    readFileName(root, "palmares", config.files.palmares, issues);
    readFileName(root, "enjeux", config.files.enjeux, issues);
    readLandmarks(root, config, issues);
    return config;
}

StringTable readStrings(const std::filesystem::path& folder, Issues& issues) {
    StringTable strings;
    bool frenchRead = false;
    bool englishRead = false;
    strings.fr = readLanguage(folder, "fr", frenchRead, issues);
    strings.en = readLanguage(folder, "en", englishRead, issues);
    // A missing or broken table has said so itself; its keys need not be told one by one.
    if (frenchRead && englishRead) {
        reportMissingKeys(strings.en, strings.fr, "strings/fr.toml", issues);
        reportMissingKeys(strings.fr, strings.en, "strings/en.toml", issues);
    }
    std::error_code error;
    if (!std::filesystem::exists(folder / "strings/falc.toml", error)) return strings;
    bool easyRead = false;
    strings.easy = readLanguage(folder, "falc", easyRead, issues);
    if (easyRead && frenchRead) reportEasy(strings, issues);
    return strings;
}

std::vector<Theme> readThemes(const std::filesystem::path& folder, const std::vector<std::string>& ids, Issues& issues) {
    std::vector<Theme> themes;
    for (const std::string& id : ids.empty() ? themeIdsOf(folder) : ids) {
        if (std::optional<Theme> theme = readTheme(folder, id, issues)) themes.push_back(std::move(*theme));
    }
    reportMissingTokens(themes, issues);
    return themes;
}

}  // namespace arobase
