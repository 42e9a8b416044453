// « À voir » : where one may go from here, a line each; and under them what this visit has explored.
#include <algorithm>
#include <cmath>

#include "app/action.h"
#include "app/guide.h"
#include "app/screens/buttons.h"
#include "app/screens/sheet_column.h"
#include "data/french_places.h"

namespace arobase::screens {
namespace {

constexpr double kRowMm = 17, kFootMm = 21, kTwoColumnsMm = 230;

struct GuideWords {
    std::string title, aside;
};

std::string departementName(const Context& c, const std::string& code) {
    const Place* place = c.content.atlas ? c.content.atlas->find(PlaceKind::Departement, code) : nullptr;
    return place ? c.data(place->name) : code;
}

const FriseItem* landmarkOf(const Context& c, const std::string& id) {
    for (const FriseItem& item : c.content.exhibition.frise)
        if (item.id == id) return &item;
    return nullptr;
}

GuideWords wordsOf(const Context& c, const GuideEntry& entry) {
    const Exhibition& e = c.content.exhibition;
    switch (entry.kind) {
        case GuideKind::Collectivite: {
            const Award& award = e.awards[static_cast<std::size_t>(entry.award)];
            const Collectivite& who = e.collectivites[static_cast<std::size_t>(award.collectivite)];
            return {c.data(c.content.nameThen(entry.award)), departementName(c, who.departement) + " · " + std::to_string(award.year)};
        }
        case GuideKind::Landmark:
            if (const FriseItem* item = landmarkOf(c, entry.id))
                return {c.data(item->title), std::to_string(item->date.year) + " · " + c.tr("track." + e.tracks[static_cast<std::size_t>(item->track)].id)};
            return {entry.id, ""};
        case GuideKind::Territory: return {c.data(slotName(slotByCode(entry.id).value_or(kMainMap))), c.tr("guide.territory")};
        case GuideKind::Figures: return {c.tr("figure.title", {{"year", entry.id}}), c.tr("guide.figures")};
        case GuideKind::Compare: return {c.tr("guide.compare"), c.tr("guide.compare_why")};
        case GuideKind::Tour: return {c.tr("tour.open"), c.tr("guide.tour")};
    }
    return {};
}

/// A level's mark, a dot of a track, an island, bars, two marks, ▶.
void sign(Context& c, const GuideEntry& entry, Vec2 at) {
    const Rgba ink = c.b.colour("text_dim");
    switch (entry.kind) {
        case GuideKind::Collectivite: {
            const Award& award = c.content.exhibition.awards[static_cast<std::size_t>(entry.award)];
            return drawMark(c.b, at, c.mm(3.8), award.level, c.content.exhibition.collectivites[static_cast<std::size_t>(award.collectivite)].kind, false);
        }
        case GuideKind::Landmark: {
            const FriseItem* item = landmarkOf(c, entry.id);
            const std::string token = item ? "track_" + c.content.exhibition.tracks[static_cast<std::size_t>(item->track)].id : "text_dim";
            return c.b.list().disc(at, c.mm(2.3), c.b.theme().colours.contains(token) ? c.b.colour(token) : ink);
        }
        case GuideKind::Territory:
            c.b.list().disc(at, c.mm(3.2), {0, 0, 0, 0}, ink, c.mm(0.5));
            return c.b.list().disc({at.x + c.mm(0.8), at.y + c.mm(0.6)}, c.mm(1.1), ink);
        case GuideKind::Figures: {
            float x = at.x - c.mm(3.1);
            for (const double high : {2.4, 6.4, 4.2}) {
                c.b.list().rect({x, at.y + c.mm(3.2 - high), c.mm(1.6), c.mm(high)}, ink);
                x += c.mm(2.3);
            }
            return;
        }
        case GuideKind::Compare:
            c.b.list().triangle({at.x - c.mm(4), at.y - c.mm(2.2), c.mm(3.8), c.mm(3.6)}, 0, ink);
            return c.b.list().triangle({at.x + c.mm(0.2), at.y - c.mm(1.4), c.mm(3.8), c.mm(3.6)}, 2, ink);
        case GuideKind::Tour: return c.b.list().triangle({at.x - c.mm(1.8), at.y - c.mm(2.4), c.mm(4.6), c.mm(4.8)}, 1, ink);
    }
}

std::string fitted(const Context& c, const std::string& words, const TextStyle& style, float width) {
    const auto lines = c.b.engine().wrap(words, style, width, 1);
    return lines.empty() ? words : lines.front();
}

void row(SheetColumn& s, const GuideEntry& entry, std::size_t n) {
    Context& c = s.c;
    const GuideWords words = wordsOf(c, entry);
    const float height = c.mm(kRowMm), left = s.x + c.mm(13), width = s.width - c.mm(13);
    Node& node = c.b.open("guide-" + std::to_string(n), Role::Button, {s.x, s.y, s.width, height});
    node.text = words.title;
    node.spoken = words.aside.empty() ? words.title : words.title + ", " + words.aside;
    node.value = entry.id;
    node.action = toText(entry.action);
    node.captures = true;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("panel");
    node.textPx = c.b.body().sizePx;
    const Rgba ink = node.fg;
    c.b.list().line({left, s.y + height}, {s.x + s.width, s.y + height}, c.mm(0.2), c.b.colour("panel_border"));
    sign(c, entry, {s.x + c.mm(5), s.y + height / 2});
    c.b.words(fitted(c, words.title, c.b.body(FontWeight::Medium), width), {left, s.y + c.mm(6)}, c.b.body(FontWeight::Medium), ink, TextAlign::Left);
    c.b.words(fitted(c, words.aside, c.b.small(), width), {left, s.y + c.mm(12.4)}, c.b.small(), c.b.colour("text_dim"), TextAlign::Left);
    c.b.close();
    s.y += height;
}

}  // namespace

namespace {

void columns(SheetColumn& s, const std::vector<GuideEntry>& entries) {
    const float left = s.x, width = s.width, top = s.y, between = s.c.mm(8);
    const std::size_t rows = (entries.size() + 1) / 2;
    float bottom = top;
    s.width = (width - between) / 2;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i == rows) s.x += s.width + between, s.y = top;
        row(s, entries[i], i);
        bottom = std::max(bottom, s.y);
    }
    s.x = left;
    s.y = bottom;
    s.width = width;
}

}  // namespace

namespace {

constexpr double kAidsMm = 20;

/// « Écouter » and « Facile à lire », side by side.
void aids(SheetColumn& s) {
    Context& c = s.c;
    const bool easy = c.content.exhibition.hasEasy(), now = c.state.language() == Language::Easy;
    const float gap = c.mm(3), width = easy ? (s.width - gap) / 2 : s.width, height = c.mm(15);
    const TextStyle style = c.b.label(FontWeight::SemiBold);
    signButton(c, {"listen-guide", toText(OpenReader{}), "reader.open", "reader.open", "reader.open_spoken"}, {s.x, s.y, width, height}, style, [&](Vec2 m, float radius, Rgba ink, Rgba) {
        // Headphones: a bow and its two shells.
        constexpr int kDots = 14;
        for (int i = 0; i <= kDots; ++i) {
            const double turn = M_PI * i / kDots;
            c.b.list().disc({m.x - radius * static_cast<float>(std::cos(turn)), m.y - radius * static_cast<float>(std::sin(turn))}, radius * 0.16f, ink);
        }
        for (const float way : {-1.f, 1.f}) c.b.list().rect({m.x + way * radius - radius * 0.3f, m.y - radius * 0.1f, radius * 0.6f, radius * 1.1f}, ink, radius * 0.25f);
    });
    if (easy)
        signButton(c, {"easy-guide", toText(SetLanguage{now ? "fr" : "falc"}), now ? "easy.leave" : "easy.open", now ? "easy.leave" : "easy.open", now ? "easy.leave_spoken" : "easy.open_spoken"},
                   {s.x + width + gap, s.y, width, height}, style, [&](Vec2 m, float radius, Rgba ink, Rgba) {
                       // Few short lines.
                       for (const int line : {-1, 0, 1}) c.b.list().rect({m.x - radius, m.y + static_cast<float>(line) * radius * 0.75f - radius * 0.16f, radius * (line == 1 ? 1.2f : 2.f), radius * 0.32f}, ink);
                   });
    s.y += height;
}

}  // namespace

void guideSheet(SheetColumn& s) {
    Context& c = s.c;
    s.heading("guide-title", c.tr("guide.title"));
    s.gap(2);
    const float recap = c.state.explored.empty() ? 0 : c.mm(kFootMm), foot = recap + c.mm(kAidsMm), floor = std::min(s.panel.bottom(), c.layout.screen.bottom()) - c.mm(3);
    const auto entries = guideEntries(c.content, c.state);
    if (s.width > c.mm(kTwoColumnsMm)) {  // a low sheet: two columns
        columns(s, entries);
    } else {
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (s.y + c.mm(kRowMm) <= floor - (i < kFewestEntries ? 0 : foot)) row(s, entries[i], i);
    }
    if (s.y + c.mm(kAidsMm) > floor) return;
    const bool both = recap > 0 && s.y + foot <= floor;
    s.y = floor - (both ? foot : c.mm(kAidsMm)) + c.mm(3);
    aids(s);
    if (!both) return;
    s.y = floor - recap + c.mm(3);
    linkRow(s, "guide-recap", std::to_string(c.state.explored.size()), c.count("recap.link", static_cast<long long>(c.state.explored.size())), toText(ShowRecap{}));
}

}  // namespace arobase::screens
