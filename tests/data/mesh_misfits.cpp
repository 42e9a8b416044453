#include "tests/data/mesh_misfits.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <compare>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace arobase::test {

namespace {

/// A side of a triangle, or a stretch of border, whichever way it runs.
struct Edge {
    std::uint32_t owner = 0;
    std::uint64_t a = 0, b = 0;
    auto operator<=>(const Edge&) const = default;
};
using Edges = std::vector<Edge>;

std::uint64_t bitsOf(LocalPoint p) {
    const auto bits = [](float v) { return std::uint64_t{std::bit_cast<std::uint32_t>(v + 0.0F)}; };  // no minus nought
    return bits(p.x) << 32U | bits(p.y);
}

Edge edgeOf(std::uint32_t owner, LocalPoint p, LocalPoint q) {
    const std::uint64_t a = bitsOf(p), b = bitsOf(q);
    return {owner, std::min(a, b), std::max(a, b)};
}

double twiceM2(LocalPoint a, LocalPoint b, LocalPoint c) {
    const auto d = [](float from, float to) { return static_cast<double>(to) - static_cast<double>(from); };
    return d(a.x, b.x) * d(a.y, c.y) - d(a.y, b.y) * d(a.x, c.x);
}

/// Triangles of some areas: their edges, and their size twice over.
struct Fills {
    explicit Fills(std::size_t owners) : positiveM2(owners), signedM2(owners) {}

    void add(std::uint32_t owner, LocalPoint a, LocalPoint b, LocalPoint c) {
        for (const auto& [p, q] : {std::pair(a, b), std::pair(b, c), std::pair(c, a)}) edges.push_back(edgeOf(owner, p, q));
        signedM2[owner] += twiceM2(a, b, c) / 2;
        positiveM2[owner] += std::abs(twiceM2(a, b, c)) / 2;
    }

    Edges edges;
    std::vector<double> positiveM2, signedM2;
};

class Misfits {
public:
    Misfits(const AtlasTerritory& territory, const AtlasLevel& level, std::vector<std::string>& said) : m_territory(territory), m_level(level), m_said(said) {}

    void communes();
    void departements();

private:
    void say(const char* what, std::size_t count) {
        if (count > 0) m_said.push_back(std::string(m_territory.code) + ", level of " + std::to_string(m_level.toleranceM) + " m: " + std::to_string(count) + " " + what);
    }
    void sayUnequal(const char* what, const std::vector<double>& found, const std::vector<double>& wanted);
    Edges outlines(Edges edges, const char* what);

    const AtlasTerritory& m_territory;
    const AtlasLevel& m_level;
    std::vector<std::string>& m_said;
};

void Misfits::sayUnequal(const char* what, const std::vector<double>& found, const std::vector<double>& wanted) {
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!(std::abs(found[i] - wanted[i]) <= 1e-6 * wanted[i] + 0.01)) ++wrong;  // a corner is a float, some centimetres from nothing
    say(what, wrong);
}

/// The edges that are there once.
Edges Misfits::outlines(Edges edges, const char* what) {
    std::ranges::sort(edges);
    Edges once;
    std::size_t many = 0;
    for (auto at = edges.begin(); at != edges.end();) {
        const auto next = std::find_if(at, edges.end(), [&](const Edge& e) { return e != *at; });
        if (next - at == 1) once.push_back(*at);
        if (next - at > 2) ++many;
        at = next;
    }
    say(what, many);
    return once;
}

void Misfits::communes() {
    const std::size_t count = m_territory.communes.size();
    Fills fills(count);
    for (const FillChunk& chunk : m_level.communes)
        for (std::size_t i = 0; i + 2 < chunk.indices.size(); i += 3) {
            const FeatureVertex &a = chunk.vertices[chunk.indices[i]], &b = chunk.vertices[chunk.indices[i + 1]], &c = chunk.vertices[chunk.indices[i + 2]];
            if (a.feature != b.feature || a.feature != c.feature || a.feature >= count) return say("triangle of two communes, or of none", 1);
            fills.add(a.feature, a.at, b.at, c.at);
        }
    Edges lines;
    std::vector<double> boundedM2(count);
    // Areas are summed up around a point near a corner of each: from afar a sum loses its end, and at the corner a stretch counts for nothing.
    std::vector<std::optional<LocalPoint>> from(count);
    for (const auto& rank : m_level.communeBorders)
        for (const LineChunk& chunk : rank)
            for (const FeatureSegment& s : chunk.segments)
                for (const auto& [owner, turn] : {std::pair(s.left, 1.0), std::pair(s.right, -1.0)}) {
                    if (owner >= count) continue;
                    if (!from[owner]) from[owner] = LocalPoint{s.a.x + 700, s.a.y - 300};
                    lines.push_back(edgeOf(owner, s.a, s.b));
                    boundedM2[owner] += turn * twiceM2(*from[owner], s.a, s.b) / 2;
                }
    std::ranges::sort(lines);
    const Edges outline = outlines(std::move(fills.edges), "edges in three triangles of a commune");
    Edges differing;
    std::ranges::set_symmetric_difference(outline, lines, std::back_inserter(differing));
    say("edges of communes that are a fill's alone, or a border's alone", differing.size());
    sayUnequal("communes with triangles that overlap or lie on their face", fills.positiveM2, fills.signedM2);
    // Thinned, an islet may turn over: its outline is the same for both sides, but left and right are those of the full level.
    if (m_level.toleranceM == 0) sayUnequal("communes whose triangles have not the area within their borders", fills.positiveM2, boundedM2);
}

void Misfits::departements() {
    Fills fills(m_territory.areas.size());
    for (std::size_t i = 0; i < m_level.areaRanges.size(); ++i) {
        const IndexRange range = m_level.areaRanges[i];
        for (std::uint32_t k = range.first; k + 2 < range.first + range.count; k += 3)
            fills.add(static_cast<std::uint32_t>(i), m_level.vertices[m_level.land[k]], m_level.vertices[m_level.land[k + 1]], m_level.vertices[m_level.land[k + 2]]);
    }
    Edges outline = outlines(std::move(fills.edges), "edges in three triangles of a département");
    for (Edge& e : outline) e.owner = 0;
    std::ranges::sort(outline);
    std::map<Edge, BorderRank> drawn;
    for (const BorderRank rank : {BorderRank::Coast, BorderRank::Country, BorderRank::Region, BorderRank::Departement})
        for (const BorderSegment& s : m_level.borders[static_cast<std::size_t>(rank)]) drawn.emplace(edgeOf(0, s.a, s.b), rank);
    std::size_t strange = 0;
    for (const Edge& e : outline) strange += drawn.contains(e) ? 0 : 1;
    say("edges of départements without a border", strange);
    std::size_t unheld = 0;
    for (const auto& [edge, rank] : drawn) {
        const auto [first, last] = std::equal_range(outline.begin(), outline.end(), edge);
        const bool between = rank == BorderRank::Region || rank == BorderRank::Departement, abroad = rank == BorderRank::Country && first == last;
        if (last - first != (between ? 2 : 1) && !abroad) ++unheld;
    }
    say("borders that are not the outline of those beside them", unheld);
    sayUnequal("départements with triangles that overlap or lie on their face", fills.positiveM2, fills.signedM2);
}

}  // namespace

std::vector<std::string> meshMisfits(const AtlasTerritory& territory) {
    std::vector<std::string> said;
    for (const AtlasLevel& level : territory.levels) {
        Misfits misfits(territory, level, said);
        misfits.departements();
        misfits.communes();
    }
    return said;
}

}  // namespace arobase::test
