// What a commune was called and what it was made of, for its sheet and for the results of a search.
#include <algorithm>

#include "app/screens/history_lines.h"
#include "app/screens/search_screen.h"
#include "data/search/former_names.h"
#include "data/utf8.h"

namespace arobase::screens {
namespace {

constexpr CogDate kFirst = cogDate(1943);

/// What the code meant first, if that is what the commune of today was, or was part of it.
std::uint32_t firstSpell(const CommuneHistory& history, const Place& today) {
    const std::uint32_t spell = history.find(today.code, kFirst);
    if (spell == kNoSpell) return kNoSpell;
    const auto now = history.at(spell, dayOfSpell(history, spell), kCogToday);
    return std::ranges::any_of(now, [&](std::uint32_t s) { return history.code(s) == today.code; }) ? spell : kNoSpell;
}

}  // namespace

std::string formerNameLine(const Context& c, std::uint32_t spell, const Place& today) {
    const CommuneHistory& history = c.content.atlas->history();
    const std::string name = c.data(history.name(spell)), code(history.code(spell));
    switch (formerKind(history, spell, today)) {
        case FormerKind::Renamed: return c.tr("search.former_renamed", {{"name", name}});
        case FormerKind::Merged: return c.tr("search.former_merged", {{"name", name}});
        case FormerKind::Arrondissement: return c.tr("search.former_arrondissement", {{"name", name}});
        case FormerKind::Renumbered: break;
    }
    return c.tr("search.former_code", {{"code", code}});
}

bool formerLines(SheetColumn& s, const Place& today, int former, std::size_t most) {
    Context& c = s.c;
    const CommuneHistory& history = c.content.atlas->history();
    const bool searched = former >= 0 && static_cast<std::size_t>(former) < history.spells().size();
    const std::uint32_t spell = searched ? static_cast<std::uint32_t>(former) : firstSpell(history, today);
    if (spell == kNoSpell) return false;
    std::vector<std::string> lines;
    const bool otherName = foldedText(history.name(spell), ' ') != foldedText(today.name, ' ');
    if (searched || otherName) lines.push_back(formerNameLine(c, spell, today));
    for (std::string& line : storyLines(c, history.story(spell, dayOfSpell(history, spell)))) lines.push_back(std::move(line));
    if (lines.empty()) return false;
    s.gap(1);
    for (std::size_t i = 0; i < std::min(lines.size(), most); ++i)
        s.text("sheet-history-" + std::to_string(i + 1), lines[i], c.b.label(), "accent_text", 3);
    return true;
}

}  // namespace arobase::screens
