#include "app/screens/history_lines.h"

#include <algorithm>

#include "data/utf8.h"

namespace arobase::screens {
namespace {

constexpr std::size_t kMostLines = 3, kMostNames = 3;

bool sameName(std::string_view a, std::string_view b) { return foldedText(a, ' ') == foldedText(b, ' '); }

/// "le 1er janvier 2016"; "entre 2023 et 2024" where only lists tell it.
std::string when(const Context& c, const CogLink& link) {
    const int year = cogYear(link.date);
    if (link.afterYear != 0) return c.tr("sheet.between", {{"from", std::to_string(link.afterYear)}, {"to", std::to_string(year)}});
    return c.tr("sheet.on_day", {{"date", dateText(c, {year, link.date / 100 % 100, link.date % 100})}});
}

/// "A", "A et B", "A, B et C", "A, B et 4 autres".
std::string listed(const Context& c, const std::vector<std::string>& names) {
    const std::size_t shown = names.size() > kMostNames ? kMostNames - 1 : names.size();
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == names.size();
        text += (i == 0 ? "" : c.tr(last ? "list.and" : "list.comma")) + names[i];
    }
    if (shown < names.size()) text += " " + c.tr("list.more", {{"n", c.number(static_cast<long long>(names.size() - shown))}});
    return text;
}

/// Steps as lines. Once the commune is part of another, the other is named as the subject of what follows.
class Teller {
public:
    Teller(const Context& c, const CommuneHistory& history) : m_c(c), m_history(history) {}

    std::vector<std::string> tell(const std::vector<CogStep>& steps) {
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (steps[i].kind == CogStep::Kind::Gathered || steps[i].kind == CogStep::Kind::LeftBy)
                i = together(steps, i);
            else
                one(steps[i]);
        }
        return std::move(m_lines);
    }

private:
    std::string name(std::uint32_t spell) const { return m_c.data(m_history.name(spell)); }
    std::string of(std::uint32_t spell) const {
        return m_c.state.english() ? name(spell) : m_c.data(deName(m_history.name(spell)));
    }
    void line(std::string_view key, const std::string& subject, const std::string& other, const CogLink& link) {
        m_lines.push_back(m_c.tr(key, {{"subject", subject}, {"name", other}, {"when", when(m_c, link)}}));
    }

    void one(const CogStep& step) {
        switch (step.kind) {
            case CogStep::Kind::Became:
                line(m_inside ? "sheet.became_of" : "sheet.became", name(step.subject), name(step.other), *step.link);
                break;
            case CogStep::Kind::Joined:
                line(m_inside ? "sheet.joined_of" : "sheet.joined", name(step.subject), name(step.other), *step.link);
                m_inside = true;
                break;
            case CogStep::Kind::Separated:
                line("sheet.separated", name(step.subject), of(step.other), *step.link);
                m_inside = false;
                break;
            default: break;  // a new code is nothing to a visitor
        }
    }

    /// Communes that came, or left, on one day; told of the commune itself only.
    std::size_t together(const std::vector<CogStep>& steps, std::size_t first) {
        std::vector<std::string> names;
        std::size_t i = first;
        for (; i < steps.size() && steps[i].kind == steps[first].kind && steps[i].link->date == steps[first].link->date; ++i)
            names.push_back(name(steps[i].other));
        const bool left = steps[first].kind == CogStep::Kind::LeftBy;
        const std::string_view key = !left ? "sheet.gathered" : names.size() == 1 ? "sheet.left.one" : "sheet.left.other";
        if (!m_inside) line(key, name(steps[first].subject), listed(m_c, names), *steps[first].link);
        return i - 1;
    }

    const Context& m_c;
    const CommuneHistory& m_history;
    std::vector<std::string> m_lines;
    bool m_inside = false;  // part of another commune
};

/// "Labellisée sous le nom « … » en 2010", each name once, by its first edition.
void otherNames(SheetColumn& s, const Collectivite& who, const std::string& shown) {
    const Context& c = s.c;
    std::vector<std::string> told{shown};
    for (const int a : who.awards) {
        const std::string& name = c.content.nameThen(a);
        if (std::ranges::any_of(told, [&](const std::string& t) { return sameName(t, name); }) || told.size() > kMostLines) continue;
        told.push_back(name);
        s.text("sheet-history-" + std::to_string(told.size() - 1),
               c.tr("sheet.labelled_as", {{"name", c.data(name)}, {"year", std::to_string(c.content.exhibition.awards[static_cast<std::size_t>(a)].year)}}),
               c.b.label(), "accent_text", 3);
    }
}

}  // namespace

void historyLines(SheetColumn& s, int collectivite, int award) {
    const Context& c = s.c;
    const Collectivite& who = c.content.exhibition.collectivites[static_cast<std::size_t>(collectivite)];
    const int told = award >= 0 ? award : who.awards.empty() ? -1 : who.awards.back();
    if (told < 0) return;
    const AwardIdentity& then = c.content.identities.awards[static_cast<std::size_t>(told)];
    std::vector<std::string> lines;
    if (c.content.atlas && then.spell != kNoSpell && (award >= 0 || !c.content.place(who.code)))
        lines = Teller(c, c.content.atlas->history())
                    .tell(c.content.atlas->history().story(then.spell, dayOf(c.content.exhibition.awards[static_cast<std::size_t>(told)])));
    // A name that only the palmarès knows: no event tells when it changed.
    if (lines.empty() && award >= 0 && !sameName(then.nameThen, who.name)) lines.push_back(c.tr("sheet.name_today", {{"name", c.data(who.name)}}));
    if (!lines.empty()) s.gap(1);
    for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i)
        s.text("sheet-history-" + std::to_string(i + 1), lines[i], c.b.label(), "accent_text", 3);
    if (award < 0) otherNames(s, who, who.name);
}

std::vector<std::string> storyLines(const Context& c, const std::vector<CogStep>& steps) { return Teller(c, c.content.atlas->history()).tell(steps); }

std::vector<int> formerLaureates(const Content& content, std::string_view communeCode) {
    std::vector<int> found;
    const auto& collectivites = content.exhibition.collectivites;
    for (std::size_t i = 0; i < collectivites.size(); ++i) {
        const auto& today = content.identities.today[i];
        const bool here = collectivites[i].kind == CollectiviteKind::Commune && collectivites[i].code != communeCode &&
                          std::ranges::find(today, communeCode) != today.end();
        if (here) found.push_back(static_cast<int>(i));
    }
    return found;
}

}  // namespace arobase::screens
