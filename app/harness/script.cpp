#include "app/harness/script.h"

#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>
#include <sstream>

#include "data/file_limit.h"

namespace arobase::harness {
namespace {

constexpr double kLongestMs = 24 * 3600 * 1000.0;

/// Words of a line; reading past the end or a word of the wrong kind makes it bad.
class Words {
public:
    explicit Words(std::string_view line) : m_rest(line) {}

    std::string_view word() {
        const std::size_t start = m_rest.find_first_not_of(" \t\r");
        if (start == std::string_view::npos) {
            m_good = false;
            return {};
        }
        m_rest.remove_prefix(start);
        const std::size_t end = std::min(m_rest.find_first_of(" \t\r"), m_rest.size());
        const std::string_view found = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return found;
    }
    template <class Number>
    Number number() {
        const std::string_view text = word();
        Number value{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size()) m_good = false;
        if constexpr (std::is_floating_point_v<Number>)
            if (!std::isfinite(value)) m_good = false;
        return value;
    }
    Vec2 px() {
        const auto x = number<float>(), y = number<float>();
        return {x, y};
    }
    std::string_view rest() {
        const std::size_t start = std::min(m_rest.find_first_not_of(" \t\r"), m_rest.size());
        std::string_view found = m_rest.substr(start);
        while (!found.empty() && (found.back() == ' ' || found.back() == '\r' || found.back() == '\t')) found.remove_suffix(1);
        m_rest = {};
        return found;
    }
    bool good() const { return m_good && m_rest.find_first_not_of(" \t\r") == std::string_view::npos; }

private:
    std::string_view m_rest;
    bool m_good = true;
};

/// Names of pictures and dumps become file names: letters, digits, '-', '_' and '.' only.
std::string fileName(Words& words, bool& good) {
    const std::string_view name = words.word();
    for (const char ch : name)
        if (!std::isalnum(static_cast<unsigned char>(ch)) && ch != '-' && ch != '_' && ch != '.') good = false;
    if (name.empty() || name.front() == '.') good = false;
    return std::string(name);
}

std::optional<Step> tap(std::string_view line) {
    Words words(line);
    words.word();
    if (line.find('@') != std::string_view::npos) {
        const std::string_view node = words.word();
        if (!node.starts_with('@') || node.size() < 2 || !words.good()) return std::nullopt;
        return TapNode{std::string(node.substr(1))};
    }
    const TapAt step{words.px()};
    return words.good() ? std::optional<Step>(step) : std::nullopt;
}

std::optional<Step> parseLine(std::string_view line) {
    Words words(line);
    const std::string_view verb = words.word();
    bool good = true;
    std::optional<Step> step;
    if (verb == "tap") return tap(line);
    if (verb == "down" || verb == "move" || verb == "up") {
        const auto what = verb == "down" ? Finger::What::Down : verb == "move" ? Finger::What::Move : Finger::What::Up;
        const int id = words.number<int>();
        step = Finger{what, id, words.px()};
    } else if (verb == "glide") {
        const int id = words.number<int>();
        const Vec2 px = words.px();
        const auto ms = words.number<double>();
        good = ms >= 0 && ms <= kLongestMs;
        step = Glide{id, px, ms};
    } else if (verb == "key") {
        step = Key{std::string(words.word())};
    } else if (verb == "type") {
        const std::string_view text = words.rest();
        good = text.size() >= 2 && text.front() == '"' && text.back() == '"';
        if (good) step = Type{std::string(text.substr(1, text.size() - 2))};
    } else if (verb == "wait") {
        const auto ms = words.number<double>();
        good = ms >= 0 && ms <= kLongestMs;
        step = Wait{ms};
    } else if (verb == "do") {
        if (const auto action = parseAction(words.rest())) step = Do{*action};
    } else if (verb == "shot") {
        step = Shot{fileName(words, good)};
    } else if (verb == "dump") {
        step = Dump{fileName(words, good)};
    }
    return good && words.good() ? step : std::nullopt;
}

}  // namespace

Result<std::vector<ScriptLine>> parseScript(std::string_view text, const std::string& file) {
    Result<std::vector<ScriptLine>> result;
    result.value.emplace();
    int row = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++row;
        const std::size_t start = line.find_first_not_of(" \t\r");
        if (start == std::string_view::npos || line[start] == '#') continue;
        line.remove_prefix(start);
        if (auto step = parseLine(line))
            result.value->push_back({std::move(*step), row});
        else
            result.issues.push_back({Severity::Error, "script-line", file, row, "", "ligne incomprise : « " + std::string(line) + " »"});
    }
    return result;
}

Result<std::vector<ScriptLine>> readScript(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return {std::nullopt, {{Severity::Error, "script-missing", file.string(), 0, "", "fichier de script illisible"}}};
    if (largerThan(file, kMaxScriptBytes)) return {std::nullopt, {{Severity::Error, "script-too-large", file.string(), 0, "", tooLargeWords(kMaxScriptBytes)}}};
    std::ostringstream text;
    text << in.rdbuf();
    return parseScript(text.str(), file.string());
}

}  // namespace arobase::harness
