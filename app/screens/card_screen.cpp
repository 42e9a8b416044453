// Cards of the frise: a landmark, the key figures of a year, the landmarks behind a badge.
#include <algorithm>
#include <cmath>

#include "app/action.h"
#include "app/screens/decades_sheet.h"
#include "app/screens/frise_parts.h"
#include "app/screens/sheet_column.h"

namespace arobase::screens {
namespace {

const FriseItem* itemOf(const Context& c, const std::string& id) {
    const auto& frise = c.content.exhibition.frise;
    const auto it = std::find_if(frise.begin(), frise.end(), [&](const FriseItem& item) { return item.id == id; });
    return it == frise.end() ? nullptr : &*it;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

void trackLine(SheetColumn& s, int track, const std::string& date) {
    Context& c = s.c;
    const Rgba tint = trackColour(c, track);
    c.b.list().disc({s.x + c.mm(1.6), s.y + c.b.lineHeight(c.b.label()) / 2}, c.mm(1.6), tint);
    const Rect line = c.b.paragraph("card-track", Role::Text, trackName(c, track), {s.x + c.mm(5), s.y}, s.width - c.mm(23), c.b.label(FontWeight::SemiBold),
                                    tint, c.b.colour("panel"), 2);
    s.y = line.bottom();
    s.gap(1);
    s.text("card-date", capitalised(date), c.b.label(), "text_dim");
    s.gap(2);
}

/// Other landmarks and collectivités that the document names with this one.
void links(SheetColumn& s, const FriseItem& item) {
    Context& c = s.c;
    bool headed = false;
    for (const std::string& link : item.links) {
        const FriseItem* other = itemOf(c, link);
        const auto who = c.content.exhibition.collectivite(link);
        if ((!other && !who) || !s.room(c.mm(24))) continue;
        if (!headed) s.text("card-links", c.tr("card.links"), c.b.label(FontWeight::SemiBold), "text_dim");
        if (!headed) s.gap(1.5);
        headed = true;
        if (other)
            linkRow(s, "link-" + link, link, std::to_string(other->date.year) + " · " + c.data(other->title), "SelectLandmark " + link);
        else
            linkRow(s, "link-" + link, link, c.content.exhibition.collectivites[static_cast<std::size_t>(*who)].name, "SelectCollectivite " + link);
    }
}

std::string periodText(const Context& c, const FriseItem& item) {
    if (item.end.year == 0) return dateText(c, item.date);
    return dateText(c, item.date) + " – " + dateText(c, item.end);
}

constexpr double kImageMm = 62, kAsideShare = 0.4, kUnderCloseMm = 21;

/// The picture, over what stands in for it until it is there, with whose it is below.
void imageAt(SheetColumn& s, const FriseItem& item, const Rect& box) {
    Context& c = s.c;
    const Rect whole{std::round(box.x), std::round(box.y), std::round(box.w), std::round(box.h)};
    Node& node = c.b.open("card-image", Role::Text, whole);
    node.spoken = item.imageAlt.empty() ? c.data(item.title) : item.imageAlt;
    node.value = item.image;
    c.b.list().rect(whole, c.b.colour("cell_empty"));
    c.b.list().image({static_cast<int>(&item - c.content.exhibition.frise.data()), whole});
    c.b.close();
}

/// As wide as the column, or as high as it may be. In portrait the card is wide and low: the picture stands at its right.
void cardImage(SheetColumn& s, const FriseItem& item) {
    Context& c = s.c;
    if (item.image.empty() || std::binary_search(c.state.hiddenImages.begin(), c.state.hiddenImages.end(), item.id)) return;
    const float ratio = static_cast<float>(item.imageWidthPx) / static_cast<float>(std::max(1, item.imageHeightPx));
    const std::string credit = item.imageCredit.empty() ? "" : c.tr("card.image_credit", {{"credit", item.imageCredit}});
    if (c.layout.portrait) {
        const float top = s.panel.y + c.mm(kUnderCloseMm), foot = c.b.lineHeight(c.b.small()) + c.mm(6);
        const float high = std::min(s.panel.bottom(), c.layout.screen.bottom()) - foot - top, width = std::min({s.width * static_cast<float>(kAsideShare), high * ratio, s.width});
        const Rect box{s.x + s.width - width, top, width, width / ratio};
        imageAt(s, item, box);
        if (!credit.empty()) c.b.paragraph("card-credit", Role::Text, credit, {box.x, box.bottom() + c.mm(1)}, width, c.b.small(), c.b.colour("text_dim"), c.b.colour("panel"), 1);
        s.width -= width + c.mm(6);
        return;
    }
    s.gap(3);
    const float width = std::min(s.width, c.mm(kImageMm) * ratio);
    imageAt(s, item, {s.x, s.y, width, width / ratio});
    s.y += width / ratio;
    s.gap(1);
    s.text("card-credit", credit, c.b.small(), "text_dim", 1);
}

}  // namespace

void linkRow(SheetColumn& s, const std::string& id, const std::string& value, const std::string& words, const std::string& action) {
    Context& c = s.c;
    const auto lines = c.b.engine().wrap(words, c.b.body(), s.width - c.mm(8), 2);
    const float height = std::max(c.mm(15), c.b.lineHeight(c.b.body()) * static_cast<float>(lines.size()) + c.mm(4));
    Node& node = c.b.open(id, Role::Button, {s.x, s.y, s.width, height});
    node.text = words;
    node.action = action;
    node.value = value;
    node.fg = c.b.colour("text");
    node.bg = c.b.colour("button");
    node.textPx = c.b.body().sizePx;
    const Rgba ink = node.fg;
    c.b.list().rect({s.x, s.y, s.width, height}, c.b.colour("button"), c.mm(2), c.b.colour("button_border"), c.mm(0.25));
    float y = s.y + height / 2 - c.b.lineHeight(c.b.body()) * (static_cast<float>(lines.size()) - 1) / 2;
    for (const std::string& line : lines) {
        c.b.words(line, {s.x + c.mm(4), y}, c.b.body(), ink, TextAlign::Left);
        y += c.b.lineHeight(c.b.body());
    }
    c.b.close();
    s.y += height;
    s.gap(2.5);
}

void landmarkCard(SheetColumn& s, const std::string& id) {
    Context& c = s.c;
    const FriseItem* item = itemOf(c, id);
    if (!item) return;
    trackLine(s, item->track, periodText(c, *item));
    if (c.layout.portrait) cardImage(s, *item);
    s.text("card-title", c.data(item->title), c.b.heading());
    if (!c.layout.portrait) cardImage(s, *item);
    s.gap(3);
    s.text("card-text", capitalised(landmarkText(c, *item)), c.b.body());
    if (!item->doubt.empty()) {
        s.gap(3);
        s.text("card-doubt", capitalised(c.data(item->doubt)), c.b.label(FontWeight::Medium), "doubt");
    }
    s.rule();
    const Edition* edition = c.content.exhibition.edition(item->date.year);
    if (edition && edition->declaredCount)
        s.text("card-year", c.tr("card.that_year", {{"year", std::to_string(item->date.year)}, {"n", c.number(*edition->declaredCount)}}),
               c.b.label(), "text_dim");
    s.gap(2);
    links(s, *item);
    s.text("card-source", c.tr("sheet.source", {{"source", c.tr("source.frise")}}), c.b.small(), "text_dim");
}

namespace {

/// A figure, its label, and for a share a bar on the one scale of 0 to 100 %.
void figureRow(SheetColumn& s, const Figure& f) {
    Context& c = s.c;
    const std::string id = "figure-" + std::to_string(f.row);
    const TextStyle big{c.layout.metrics.emForCapMm(5.2), FontWeight::Bold, true};
    s.text(id, figureValue(c, f), big, "text", 1);
    s.text(id + "-label", figureLabel(c, f), c.b.label(), "text_dim", 2);
    if (f.unit == "%") {
        const Rect bar{s.x, s.y + c.mm(0.6), s.width, c.mm(1.8)};
        c.b.list().rect(bar, c.b.colour("cell_empty"), bar.h / 2);
        c.b.list().rect({bar.x, bar.y, std::max(bar.h, bar.w * static_cast<float>(f.value) / 100), bar.h}, c.b.colour("track_outils"), bar.h / 2);
        s.gap(2.6);
    }
    s.gap(1.8);
}

}  // namespace

void figuresCard(SheetColumn& s, int year) {
    Context& c = s.c;
    s.heading("sheet-name", std::to_string(year));
    int refused = 0;
    for (const std::string_view scope : {"monde", "france"}) {
        bool headed = false;
        for (const Figure& f : c.content.exhibition.figures) {
            if (f.year != year || f.scope != scope) continue;
            if (!f.refusedBy.empty()) {
                ++refused;
                continue;
            }
            if (!headed) s.text("scope-" + std::string(scope), c.tr("scope." + std::string(scope)), c.b.label(FontWeight::SemiBold), "accent_text");
            headed = true;
            if (s.room(c.mm(20))) figureRow(s, f);
        }
        s.gap(1);
    }
    if (figureYears(c.content.exhibition).size() > 1 && s.room(c.mm(17))) {
        c.b.button("figures-compare", c.tr("figure.compare"), {s.x, s.y, s.width, c.mm(15)}, "ShowDecades");
        s.y += c.mm(15);
        s.gap(2.5);
    }
    if (refused > 0) s.text("figures-refused", c.count("figure.refused", refused), c.b.small(), "doubt");
    s.text("card-source", c.tr("sheet.source", {{"source", c.tr("source.frise")}}), c.b.small(), "text_dim");
}

namespace {

/// ‹ 1 / 3 › at the foot of a list.
void pages(SheetColumn& s, const OpenBadge& badge, int count) {
    Context& c = s.c;
    const float side = c.mm(15);
    const auto to = [&](int page) { return toText(OpenBadge{badge.lane, badge.from, badge.to, page}); };
    c.b.button("list-previous", "‹", {s.x, s.y, side, side}, to(badge.page - 1), badge.page > 0);
    c.b.button("list-next", "›", {s.x + side + c.mm(26), s.y, side, side}, to(badge.page + 1), badge.page + 1 < count);
    c.b.words(std::to_string(badge.page + 1) + "\u00A0/\u00A0" + std::to_string(count), {s.x + side + c.mm(13), s.y + side / 2}, c.b.label(), c.b.colour("text_dim"));
}

struct BadgeRow {
    std::string id, words, action;
};

std::vector<BadgeRow> ofTrack(const Context& c, const OpenBadge& badge) {
    const FriseIndex& index = c.content.frise->index();
    const auto& frise = c.content.exhibition.frise;
    std::vector<BadgeRow> rows;
    for (std::size_t i = 0; i < frise.size(); ++i) {
        const FriseSpan span = index.span(static_cast<int>(i));
        if (frise[i].track == badge.lane && span.to > badge.from && span.from < badge.to) rows.push_back({frise[i].id, c.data(frise[i].title), toText(SelectLandmark{frise[i].id})});
    }
    return rows;
}

/// By year; which one is said where there are several.
std::vector<BadgeRow> ofVisitors(const Context& c, const OpenBadge& badge) {
    auto all = visitorsLandmarks(c.state);
    std::erase_if(all, [&](const ContributedLandmark* l) { return !(l->year + 1 > badge.from && l->year < badge.to); });
    std::ranges::stable_sort(all, {}, [](const ContributedLandmark* l) { return l->year; });
    std::vector<BadgeRow> rows;
    for (const ContributedLandmark* l : all)
        rows.push_back({l->id, (badge.to - badge.from > 1 ? std::to_string(l->year) + c.tr("list.colon") : std::string()) + l->text, toText(SelectContributed{l->id})});
    return rows;
}

void visitorsLine(SheetColumn& s, const std::string& date) {
    s.text("card-track", s.c.tr("add.lane"), s.c.b.label(FontWeight::SemiBold), "accent_text");
    s.gap(1);
    s.text("card-date", capitalised(date), s.c.b.label(), "text_dim");
    s.gap(2);
}

}  // namespace

/// Everything of the lane that meets the badge's stretch, page by page: nothing is left out.
void badgeCard(SheetColumn& s, const std::string& id) {
    Context& c = s.c;
    const auto action = parseAction(std::string(OpenBadge::kName) + " " + id);
    const OpenBadge* badge = action ? std::get_if<OpenBadge>(&*action) : nullptr;
    if (!badge || badge->lane < 0 || badge->lane > c.content.frise->index().lanes()) return;
    const bool visitors = badge->lane == visitorsLane(c.content);
    const std::string date = rangeText(c, {badge->from, badge->to});
    visitors ? visitorsLine(s, date) : trackLine(s, badge->lane, date);
    const auto there = visitors ? ofVisitors(c, *badge) : ofTrack(c, *badge);
    const float foot = std::min(s.panel.bottom(), c.layout.screen.bottom()) - s.y - c.mm(6), row = c.mm(20);
    const auto fit = static_cast<std::size_t>(std::max(1.f, foot / row));
    const std::size_t perPage = there.size() <= fit ? fit : std::max<std::size_t>(1, fit - 1);
    const int count = static_cast<int>((there.size() + perPage - 1) / perPage);
    OpenBadge shown = *badge;
    shown.page = std::clamp(badge->page, 0, std::max(0, count - 1));
    for (std::size_t i = static_cast<std::size_t>(shown.page) * perPage; i < std::min(there.size(), static_cast<std::size_t>(shown.page + 1) * perPage); ++i)
        linkRow(s, "list-" + there[i].id, there[i].id, there[i].words, there[i].action);
    if (count > 1) pages(s, shown, count);
}

}  // namespace arobase::screens
