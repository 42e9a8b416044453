#include "render/print/page.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

namespace arobase::print {
namespace {

constexpr Rect kScreen{0, 0, 400, 300};
constexpr Rgba kRed{255, 0, 0};
constexpr Rgba kWhite{255, 255, 255};

class PrintPage : public testing::Test {
protected:
    void SetUp() override {
        auto result = TextEngine::create();
        ASSERT_TRUE(result.value) << "no font at all on this machine";
        m_text.emplace(std::move(*result.value));
        m_list.clear(kScreen);
        m_list.keepText();
    }
    Result<Printed> print(FileKind kind = FileKind::Svg, double bleedMm = 0) { return printed(m_list, nullptr, *m_text, {kScreen, 0.1, bleedMm, kWhite}, {"Carte", "Nous", "", "Fond <A> & B", "fr-FR", {}}, kind); }
    std::string svg() {
        const auto result = print();
        EXPECT_TRUE(result.value) << (result.issues.empty() ? "" : toText(result.issues[0]));
        return result.value ? result.value->bytes : "";
    }
    std::string refused(const Page& page) {
        const auto result = printed(m_list, nullptr, *m_text, page, {}, FileKind::Pdf);
        EXPECT_FALSE(result.value);
        return result.issues.empty() ? "" : result.issues[0].rule;
    }
    std::optional<TextEngine> m_text;
    DrawList m_list;
};
using PrintPageInvalid = PrintPage;

TEST_F(PrintPageInvalid, APageThatIsNone) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const Page& page : {Page{{}, 0.1, 0, {}}, Page{kScreen, 0, 0, {}}, Page{kScreen, -1, 0, {}}, Page{kScreen, nan, 0, {}}, Page{kScreen, 100, 0, {}}, Page{kScreen, 0.1, -1, {}},
                             Page{kScreen, 0.1, 21, {}}, Page{kScreen, 0.1, nan, {}}, Page{{0, 0, NAN, 5}, 0.1, 0, {}}})
        EXPECT_EQ(refused(page), "print-page");
}

TEST_F(PrintPageInvalid, WhatCannotBePrintedIsNamed) {
    GlobeDraw globe;
    globe.view.clip = kScreen;
    m_list.globe(globe);
    MeshDraw mesh;
    mesh.view.viewport = kScreen;
    m_list.mesh(mesh);
    m_list.mesh(mesh);
    const auto result = print();
    EXPECT_FALSE(result.value);
    ASSERT_EQ(result.issues.size(), 2u) << "each once";
    EXPECT_EQ(result.issues[0].rule, "print-globe");
    EXPECT_EQ(result.issues[1].rule, "print-atlas");
}

TEST_F(PrintPageInvalid, LettersWithoutTheirTextAreNotLeftOut) {
    m_list.clear(kScreen);  // the text is not kept
    m_list.text(*m_text->shape("Évian", {20}), {10, 50}, kRed);
    const auto result = print();
    EXPECT_FALSE(result.value);
    ASSERT_EQ(result.issues.size(), 1u);
    EXPECT_EQ(result.issues[0].rule, "print-text");
}

TEST_F(PrintPage, EveryKindOfShape) {
    std::size_t before = svg().size();
    const auto grows = [&](const char* what) {
        const std::size_t now = svg().size();
        EXPECT_GT(now, before) << what;
        before = now;
    };
    m_list.rect({10, 10, 50, 20}, kRed, 4, {0, 0, 255}, 2);
    grows("rect");
    m_list.disc({100, 20}, 10, kRed, {0, 0, 255}, 2);
    grows("disc");
    m_list.line({10, 60}, {60, 90}, 3, kRed);
    grows("line");
    m_list.glow({200, 50}, 30, kRed);
    grows("glow");
    m_list.triangle({150, 10, 10, 10}, 3, kRed);
    grows("triangle");
    m_list.hatch({10, 100, 60, 40}, kRed, 8, 5);
    grows("hatch");
    m_list.shade({0, 150, 400, 50}, kRed, {255, 0, 0, 0}, true);
    grows("shade");
    for (const auto kind : {CollectiviteKind::Commune, CollectiviteKind::Epci, CollectiviteKind::Departement})
        for (int level = 0; level <= kLevels; ++level) {
            m_list.mark({20.f + 50 * static_cast<float>(level), 240}, 15, level, kind, kRed, kRed, level == 3);
            grows("mark");
        }
    m_list.text(*m_text->shape("œ", {20}), {300, 50}, kRed);
    grows("text");
    m_list.label({m_text->shape("Évian", {20}), kRed, kWhite, 3}, {300, 100}, 0.5f);
    grows("label");
    EXPECT_EQ(svg().find("<image"), std::string::npos);
    const auto pdf = print(FileKind::Pdf);
    ASSERT_TRUE(pdf.value);
    EXPECT_EQ(pdf.value->bytes.find("/Subtype /Image"), std::string::npos);
}

TEST_F(PrintPage, ShapesBeyondTheEdgeAreCut) {
    m_list.disc({0, 0}, 50, kRed);
    m_list.line({-500, 100}, {900, 120}, 3, kRed);
    m_list.rect({390, 290, 500, 500}, kRed, 8, {0, 0, 255}, 4);
    m_list.mark({395, 10}, 15, 5, CollectiviteKind::Epci, kRed, kRed, true);
    const std::string page = svg();
    // Everything is drawn by paths; 40 mm × 30 mm are 113.4 pt × 85.04 pt.
    std::size_t paths = 0;
    for (std::size_t at = page.find(" d=\""); at != std::string::npos; at = page.find(" d=\"", at + 1)) {
        ++paths;
        const std::string d = page.substr(at + 4, page.find('"', at + 4) - at - 4);
        const char* c = d.c_str();
        bool across = true;
        while (*c != 0) {
            char* end = nullptr;
            const double v = std::strtod(c, &end);
            if (end == c) {
                ++c;
                continue;
            }
            EXPECT_GE(v, -0.01) << d;
            EXPECT_LE(v, across ? 401 : 301) << d;
            across = !across;
            c = end;
        }
    }
    EXPECT_GT(paths, 4u);
}

TEST_F(PrintPage, TextsKnowTheirPrimsAndTheSmallestIsTold) {
    m_list.text(*m_text->shape("grand", {60}), {10, 100}, kRed);
    m_list.text(*m_text->shape("petit", {20}), {10, 200}, kRed);
    m_list.sign(*m_text->shape("a", {8}), {10, 250}, kRed);
    ASSERT_EQ(m_list.texts().size(), 3u);
    EXPECT_TRUE(m_list.texts()[2].sign);
    EXPECT_EQ(m_list.texts()[1].first, m_list.texts()[0].count);
    const auto pdf = print(FileKind::Pdf);
    ASSERT_TRUE(pdf.value);
    EXPECT_NEAR(pdf.value->smallestTextPt, 20 * 0.1 * 72 / 25.4, 1e-4);
    EXPECT_NE(pdf.value->bytes.find("/FontFile"), std::string::npos);
}

TEST_F(PrintPage, WhoseTheMapIsIsSaidInTheFile) {
    m_list.rect({10, 10, 50, 50}, kRed);
    const std::string svg = print(FileKind::Svg).value->bytes, pdf = print(FileKind::Pdf).value->bytes;
    const std::size_t root = svg.find("<svg");
    EXPECT_EQ(svg.find("<title>Carte</title>\n<desc>Fond &lt;A&gt; &amp; B</desc>"), svg.find('>', root) + 2);
    EXPECT_NE(pdf.find("/Keywords (Fond <A> & B)"), std::string::npos);
}

TEST_F(PrintPage, TheSameTwiceAndItsBoxes) {
    m_list.text(*m_text->shape("Marcq-en-Barœul", {30}), {10, 100}, kRed);
    const auto first = print(FileKind::Pdf, 3), second = print(FileKind::Pdf, 3);
    ASSERT_TRUE(first.value && second.value);
    EXPECT_EQ(first.value->bytes, second.value->bytes);
    EXPECT_EQ(print().value->bytes, print().value->bytes);
    // 11 mm all around the page, 8 mm around the sheet.
    EXPECT_NE(first.value->bytes.find("/TrimBox [ 31.1811 31.1811 144.5669 116.2205 ]"), std::string::npos);
    EXPECT_NE(first.value->bytes.find("/BleedBox [ 22.6772 22.6772 153.0709 124.7244 ]"), std::string::npos);
    EXPECT_NE(first.value->bytes.find("/Lang (fr-FR)"), std::string::npos);
    EXPECT_EQ(first.value->bytes.find("CreationDate"), std::string::npos);
}

}  // namespace
}  // namespace arobase::print
