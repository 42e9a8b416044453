// gl_sheet OUT.png [gles]: every primitive, every mark and text at every size on one picture, to look at.
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

#include <chrono>
#include <cstdio>
#include <string>

#include "render/mark_shape.h"
#include "render/renderer.h"
#include "tests/render/gl_test_context.h"

namespace {

using namespace arobase;

constexpr int kWidthPx = 1920, kHeightPx = 1600;

struct Palette {
    Rgba sea, land, border, text;
    Rgba levels[6];
};
constexpr Palette kNight{
    {0x0B, 0x14, 0x20},
    {0x16, 0x26, 0x3A},
    {0x2A, 0x3F, 0x5A},
    {0xF4, 0xF7, 0xFB},
    {{0x9F, 0xB2, 0xC8}, {0x2F, 0x6A, 0xAE}, {0x4A, 0x86, 0xC8}, {0x86, 0xAF, 0xD9}, {0xBC, 0xD8, 0xF2}, {0xF0, 0x7D, 0x00}}};
constexpr Palette kDay{
    {0xEA, 0xF1, 0xF6},
    {0xFB, 0xFA, 0xF7},
    {0xC9, 0xCF, 0xD6},
    {0x14, 0x20, 0x2B},
    {{0x5A, 0x6B, 0x7C}, {0xBC, 0xD3, 0xEA}, {0x86, 0xAF, 0xD9}, {0x4A, 0x86, 0xC0}, {0x1B, 0x5A, 0x9A}, {0xF0, 0x7D, 0x00}}};

struct Sheet {
    DrawList& list;
    TextEngine& text;
    const Palette& palette;
    float x0;

    void write(const std::string& words, Vec2 at, TextStyle style, Rgba colour, float haloPx = 0) {
        list.text(*text.shape(words, style), at, colour, palette.land, haloPx);
    }

    void marks() {
        constexpr float kRadii[] = {5, 7, 9, 12, 16, 24, 36};
        float y = 30;
        for (int kind = 0; kind < 3; ++kind) {
            for (int level = 0; level <= 5; ++level) {
                float x = x0 + 30;
                for (const float radius : kRadii) {
                    mark({x + radius, y + 30}, radius, level, CollectiviteKind(kind), false);
                    x += 2 * radius + 14;
                }
                mark({x + 60, y + 30}, 20, level, CollectiviteKind(kind), true);
                mark({x + 130, y + 30}, 8, level, CollectiviteKind(kind), true);
                y += level == 5 ? 100.f : 62.f;
            }
        }
        mark({x0 + 720, 150}, 60, 5, CollectiviteKind::Commune, true);
        mark({x0 + 720, 330}, 60, 3, CollectiviteKind::Epci, false);
        mark({x0 + 720, 480}, 60, 4, CollectiviteKind::Departement, false);
        mark({x0 + 860, 150}, 60, 1, CollectiviteKind::Commune, false);
        mark({x0 + 860, 330}, 60, 2, CollectiviteKind::Commune, false);
        mark({x0 + 860, 480}, 60, 0, CollectiviteKind::Epci, false);
    }

    void mark(Vec2 at, float radius, int level, CollectiviteKind kind, bool selected) {
        const Rgba ink = level == 0 ? palette.levels[0] : palette.text;
        list.mark(at, radius, level, kind, palette.levels[level], ink, selected);
        const MarkShape shape = markShape(radius, level, kind);
        if (shape.discRadiusPx < 5) return;
        const auto run = text.shape(level == 0 ? "?" : "a", {shape.discRadiusPx * 1.45f, FontWeight::Medium});
        const float rise = level == 0 ? run->capHeightPx / 2 : shape.discRadiusPx * 1.45f * 0.27f;
        const bool dark =
            level == 5 || level == (palette.text.r > 128 ? 4 : 1) || level == 2 || (palette.text.r > 128 && level == 3);
        const Rgba letter = level == 0 ? ink : dark ? Rgba{0x0B, 0x14, 0x20} : Rgba{255, 255, 255};
        list.text(*run, {at.x - run->widthPx / 2, at.y + rise}, letter);
    }

    void shapes() {
        const float x = x0 + 620, y = 600;
        list.rect({x, y, 60, 40}, palette.levels[3]);
        list.rect({x + 80, y, 60, 40}, palette.levels[3], 8);
        list.rect({x + 160, y, 60, 40}, palette.land, 20, palette.levels[5], 2);
        list.rect({x + 240.5f, y + 0.5f, 40, 0.5f}, palette.text);
        list.disc({x + 20, y + 80}, 18, palette.levels[4], palette.levels[5], 4);
        list.disc({x + 60, y + 80}, 3, palette.levels[5]);
        for (int i = 0; i < 8; ++i) {
            const float a = static_cast<float>(i) * 0.2f;
            list.line({x + 100, y + 60}, {x + 100 + 70 * std::cos(a), y + 60 + 70 * std::sin(a)},
                      0.5f + static_cast<float>(i) * 0.5f, palette.text);
        }
        list.glow({x + 230, y + 100}, 45, palette.levels[5]);
        for (int i = 0; i < 4; ++i) list.triangle({x + static_cast<float>(i) * 40, y + 150, 28, 20}, i, palette.levels[5]);
        list.hatch({x + 170, y + 150, 80, 50}, palette.levels[2], 8, 8);
        list.shade({x, y + 220, 120, 60}, palette.levels[5], {palette.levels[5].r, palette.levels[5].g, palette.levels[5].b, 0},
                   false);
        list.shade({x + 140, y + 220, 120, 60}, palette.levels[1], palette.levels[4], true);
    }

    void texts() {
        float y = 920;
        for (const float size : {10.f, 12.f, 14.f, 16.f, 20.f, 26.f, 34.f, 48.f}) {
            write("Baie-Mahault, Œuilly, L’Haÿ-les-Roses « œ Œ ÿ Ÿ @ »\u202F; 1\u202F234", {x0 + 620, y},
                  {size, FontWeight::Regular}, palette.text);
            y += size * 1.35f;
            if (y > 1060) break;
        }
        write("2018", {x0 + 620, 1230}, {200, FontWeight::Bold}, palette.text);
        write("205 collectivités", {x0 + 620, 1290}, {34, FontWeight::SemiBold}, palette.levels[5]);
        write("0123456789 / 1111111111", {x0 + 620, 1330}, {20, FontWeight::Medium, true}, palette.text);
        list.hatch({x0 + 30, 1380, 900, 200}, palette.border, 6);
        write("Boulogne-sur-Mer", {x0 + 50, 1430}, {17, FontWeight::SemiBold}, palette.text, 3);
        write("Castanet-Tolosan", {x0 + 250, 1430}, {14, FontWeight::Medium}, palette.text, 2.5f);
        write("CA du Pays Ajaccien", {x0 + 400, 1440}, {28, FontWeight::SemiBold}, palette.text, 4);
        write("Saint-Denis", {x0 + 50, 1540}, {100, FontWeight::Bold}, palette.text, 6);
    }

    void draw() {
        list.rect({x0, 0, 960, kHeightPx}, palette.sea);
        list.rect({x0 + 16, 16, 590, kHeightPx - 32}, palette.land);
        marks();
        shapes();
        texts();
    }
};

double millisecondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "gl_sheet OUT.png [gles]\n"), 2;
    const bool gles = argc > 2;
    std::string why;
    const auto context = test::GlContext::create(gles, why);
    if (context == nullptr) return std::fprintf(stderr, "%s\n", why.c_str()), 1;
    const auto start = std::chrono::steady_clock::now();
    auto text = TextEngine::create();
    if (!text) return 1;
    DrawList list;
    list.clear({0, 0, kWidthPx, kHeightPx});
    Sheet{list, *text.value, kNight, 0}.draw();
    Sheet{list, *text.value, kDay, 960}.draw();
    std::printf("text and list: %.1f ms, %zu prims, %zu commands\n", millisecondsSince(start), list.prims().size(),
                list.commands().size());

    const auto compiling = std::chrono::steady_clock::now();
    Renderer renderer(test::GlContext::load, gles, true);
    std::printf("renderer ready: %.1f ms\n", millisecondsSince(compiling));
    const OffscreenTarget target(kWidthPx, kHeightPx);
    std::vector<std::uint8_t> pixels;
    for (int frame = 0; frame < 4; ++frame) {
        const auto begin = std::chrono::steady_clock::now();
        target.bind();
        renderer.draw(list, text.value->glyphAtlas(), kWidthPx, kHeightPx, {0, 0, 0});
        pixels = target.read();
        std::printf("frame %.1f ms, %d draws, %lld bytes, %d objects, %d errors\n", millisecondsSince(begin),
                    renderer.stats().drawCalls, static_cast<long long>(renderer.stats().bytesUploaded),
                    renderer.stats().glObjects, renderer.stats().glErrors);
    }
    return stbi_write_png(argv[1], kWidthPx, kHeightPx, 4, pixels.data(), kWidthPx * 4) != 0 ? 0 : 1;
}
