// Draws one territory of an atlas to a PPM file, to look at: geo_picture ATLAS TERRITORY LEVEL OUT.ppm [PACKAGES [GEODATA]]
// With PACKAGES it bakes ATLAS first and prints what the bake says. A view box may be given after them as LON0 LAT0 LON1 LAT1.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "data/atlas.h"
#include "data/bake.h"
#include "data/territory.h"

namespace {

using namespace arobase;

struct Colour {
    unsigned char r = 0, g = 0, b = 0;
};

/// A picture and the box of the world that it shows.
class Canvas {
public:
    Canvas(int width, WorldBox view) : m_width(width), m_view(view) {
        m_pxPerM = width / view.width();
        m_height = std::max(1, static_cast<int>(view.height() * m_pxPerM));
        m_pixels.assign(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height), Colour{11, 20, 32});
    }

    void triangle(WorldPoint a, WorldPoint b, WorldPoint c, Colour colour) {
        const WorldPoint p[3] = {toPx(a), toPx(b), toPx(c)};
        const auto [low, high] = std::minmax({p[0].y, p[1].y, p[2].y});
        for (int y = std::max(0, static_cast<int>(std::floor(low))); y <= std::min(m_height - 1, static_cast<int>(high)); ++y) {
            double x0 = 1e9;
            double x1 = -1e9;
            for (int i = 0; i < 3; ++i) {
                const WorldPoint s = p[i];
                const WorldPoint e = p[(i + 1) % 3];
                const double at = y + 0.5;
                if ((s.y > at) == (e.y > at)) continue;
                const double x = s.x + (at - s.y) / (e.y - s.y) * (e.x - s.x);
                x0 = std::min(x0, x);
                x1 = std::max(x1, x);
            }
            for (int x = std::max(0, static_cast<int>(std::ceil(x0 - 0.5))); x <= std::min(m_width - 1.0, x1 - 0.5); ++x)
                put(x, y, colour);
        }
    }

    void line(WorldPoint a, WorldPoint b, Colour colour) {
        const WorldPoint p = toPx(a);
        const WorldPoint q = toPx(b);
        const double length = std::min(5000.0, std::max(1.0, std::hypot(q.x - p.x, q.y - p.y)));
        for (double t = 0; t <= length; t += 0.5) {
            const double x = p.x + (q.x - p.x) * t / length;
            const double y = p.y + (q.y - p.y) * t / length;
            if (x >= 0 && y >= 0 && x < m_width && y < m_height) put(static_cast<int>(x), static_cast<int>(y), colour);
        }
    }

    void save(const char* path) const {
        std::ofstream out(path, std::ios::binary);
        out << "P6\n" << m_width << ' ' << m_height << "\n255\n";
        out.write(reinterpret_cast<const char*>(m_pixels.data()), static_cast<std::streamsize>(m_pixels.size() * sizeof(Colour)));
    }

private:
    WorldPoint toPx(WorldPoint p) const { return {(p.x - m_view.min.x) * m_pxPerM, (m_view.max.y - p.y) * m_pxPerM}; }
    void put(int x, int y, Colour c) {
        m_pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x)] = c;
    }

    int m_width = 0;
    int m_height = 0;
    WorldBox m_view;
    double m_pxPerM = 1;
    std::vector<Colour> m_pixels;
};

WorldPoint world(const AtlasLevel& level, LocalPoint p) {
    return {level.origin.x + static_cast<double>(p.x), level.origin.y + static_cast<double>(p.y)};
}

void draw(const AtlasLevel& level, Canvas& canvas) {
    const auto fill = [&](std::span<const std::uint32_t> indices, Colour colour) {
        for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
            canvas.triangle(world(level, level.vertices[indices[i]]), world(level, level.vertices[indices[i + 1]]),
                            world(level, level.vertices[indices[i + 2]]), colour);
        }
    };
    fill(level.neighbours, {30, 36, 44});
    for (std::size_t i = 0; i < level.areaRanges.size(); ++i) {
        const auto shade = static_cast<unsigned char>(70 + 40 * (i % 3));
        fill(level.land.subspan(level.areaRanges[i].first, level.areaRanges[i].count), {30, shade, 120});
    }
    const Colour colours[kBorderRanks] = {{240, 240, 240}, {255, 60, 60}, {255, 200, 0}, {20, 20, 20}};
    for (int rank = kBorderRanks - 1; rank >= 0; --rank) {
        for (const BorderSegment& s : level.borders[static_cast<std::size_t>(rank)]) {
            canvas.line(world(level, s.a), world(level, s.b), colours[rank]);
        }
    }
}

double millisecondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void bakeFirst(const char* atlas, const char* packages, const char* geodata) {
    const auto start = std::chrono::steady_clock::now();
    const Result<BakeReport> report = bake({packages, geodata}, atlas, [&](const std::string& step, double share) {
        std::printf("%5.0f ms %3.0f %% %s\n", millisecondsSince(start), share * 100, step.c_str());
    });
    for (const Issue& issue : report.issues) std::printf("%s\n", toText(issue).c_str());
    if (!report) return;
    std::printf("key %s areas %d places %d vertices %lld %s\n", report.value->key.c_str(), report.value->areas,
                report.value->places, report.value->vertices, report.value->reused ? "reused" : "new");
}

void describe(const Atlas& atlas) {
    for (const AtlasTerritory& territory : atlas.territories()) {
        std::printf("%s areas %zu box %.0f x %.0f km\n", std::string(territory.code).c_str(), territory.areas.size(),
                    territory.box.width() / 1000, territory.box.height() / 1000);
        for (const AtlasLevel& l : territory.levels) {
            std::printf("   %4.0f m: vertices %zu land %zu neighbours %zu coast %zu country %zu region %zu dept %zu\n",
                        l.toleranceM, l.vertices.size(), l.land.size() / 3, l.neighbours.size() / 3, l.borders[0].size(),
                        l.borders[1].size(), l.borders[2].size(), l.borders[3].size());
        }
    }
    std::printf("%s\n%s\n", std::string(atlas.attribution()).c_str(), std::string(atlas.approximationNote()).c_str());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) return std::puts("geo_picture ATLAS TERRITORY LEVEL OUT.ppm [PACKAGES GEODATA] [LON0 LAT0 LON1 LAT1]"), 2;
    if (argc >= 7 && argv[5][0] != '\0') bakeFirst(argv[1], argv[5], argv[6]);
    const auto start = std::chrono::steady_clock::now();
    const Result<Atlas> atlas = Atlas::open(argv[1]);
    std::printf("open %.1f ms\n", millisecondsSince(start));
    for (const Issue& issue : atlas.issues) std::printf("%s\n", toText(issue).c_str());
    const auto index = territoryByCode(argv[2]);
    if (!atlas || !index) return 1;
    describe(*atlas.value);
    const AtlasTerritory& territory = atlas.value->territories()[static_cast<std::size_t>(*index)];
    const Territory& known = territories()[static_cast<std::size_t>(*index)];
    LonLat corners[2] = {known.homeMin, known.homeMax};
    if (argc >= 11) corners[0] = {std::atof(argv[7]), std::atof(argv[8])}, corners[1] = {std::atof(argv[9]), std::atof(argv[10])};
    const Projector projector(known.epsg);
    WorldBox view;
    for (const LonLat c :
         {corners[0], corners[1], LonLat{corners[0].lon, corners[1].lat}, LonLat{corners[1].lon, corners[0].lat}}) {
        if (const auto p = projector.forward(c)) view.add(*p);
    }
    const auto level = static_cast<std::size_t>(std::atoi(argv[3]));
    if (level >= territory.levels.size()) return std::puts("no such level"), 1;
    Canvas canvas(1000, view);
    draw(territory.levels[level], canvas);
    canvas.save(argv[4]);
    return 0;
}
