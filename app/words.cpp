#include "app/words.h"

#include "data/french.h"

namespace arobase {

std::string Words::tr(std::string_view key) const {
    const std::string_view raw = content.text(key, state.language());
    return state.english() ? std::string(raw) : typographicFr(raw);
}

std::string Words::tr(std::string_view key, std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
    const std::string filled = format(content.text(key, state.language()), values);
    return state.english() ? filled : typographicFr(filled);
}

std::string Words::count(std::string_view key, long long n) const {
    const std::string text = number(n);
    return tr(pluralKey(key, n, state.english()), {{"n", text}});
}

std::string Words::data(std::string_view text) const { return typographicFr(text); }
std::string Words::number(long long n) const { return numberFr(n); }

Language nextLanguage(const Content& content, const State& state) {
    switch (state.language()) {
        case Language::French: return Language::English;
        case Language::English: return content.exhibition.hasEasy() ? Language::Easy : Language::French;
        case Language::Easy: return Language::French;
    }
    return Language::French;
}

namespace screens {

std::string levelToken(int level) { return "level" + std::to_string(level); }

std::string editionLine(const Words& c, const Edition& edition) {
    std::string line;
    if (edition.number > 0) {
        const std::string ordinal = c.state.english() ? ordinalEn(edition.number) : ordinalFr(edition.number, true);
        line = c.tr("edition.title", {{"n", ordinal}});
    }
    if (edition.date.month > 0) line += (line.empty() ? "" : " · ") + dateText(c, edition.date);
    return line;
}

std::string coverageLine(const Words& c, const Edition& edition) {
    const auto known = static_cast<long long>(c.content.exhibition.awardsOf(edition.year).size());
    if (!edition.declaredCount) return known == 0 ? c.tr("edition.none_known") : c.count("edition.known_only", known);
    const std::string n = c.number(known), declared = c.number(*edition.declaredCount);
    return c.tr(pluralKey("edition.known", known, c.state.english()), {{"known", n}, {"declared", declared}});
}

std::string figureValue(const Words& c, const Figure& f) {
    if (f.unit == "%") return c.data(f.valueText + "\u202F%");
    if (f.unit == "rang") return f.valueText == "1" ? (c.state.english() ? "1st" : "1re") : f.valueText;
    if (f.unit == "millions" || f.unit == "milliards") return f.valueText + "\u00A0" + c.tr("unit." + f.unit);
    return f.valueText + "\u00A0" + c.data(f.unit);
}

std::string figureLabel(const Words& c, const Figure& f) {
    const std::string label = c.data(f.label);
    const bool counted = f.unit == "millions" || f.unit == "milliards";
    if (!counted || c.state.english() || label.starts_with("de ") || label.starts_with("d’")) return label;
    return (elides(label) ? "d’" : "de ") + label;
}

std::string dateText(const Words& c, const HistDate& date) {
    if (date.month == 0) return std::to_string(date.year);
    const std::string month = c.tr("month." + std::to_string(date.month));
    if (date.day == 0) return c.tr("date.month_year", {{"month", month}, {"year", std::to_string(date.year)}});
    const std::string day = date.day == 1 && !c.state.english() ? "1er" : std::to_string(date.day);
    return c.tr("date.full", {{"day", day}, {"month", month}, {"year", std::to_string(date.year)}});
}

std::string trackName(const Words& c, int track) {
    const FriseTrack& which = c.content.exhibition.tracks[static_cast<std::size_t>(track)];
    const std::string_view known = c.content.text(which.nameKey, c.state.language());
    return known == which.nameKey ? c.data(which.id) : c.tr(which.nameKey);
}

std::string landmarkText(const Words& c, const FriseItem& item) {
    return c.data(c.state.language() == Language::Easy && !item.easy.empty() ? item.easy : item.text);
}

}  // namespace screens
}  // namespace arobase
