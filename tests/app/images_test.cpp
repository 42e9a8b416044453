// Pictures of cards: which are refused and why, who decodes them, how much of them is kept, and what a card shows.
#include <fstream>
#include <thread>

#include <stb/stb_image_write.h>

#include "app/card_images.h"
#include "app/harness/headless.h"
#include "data/image_head.h"
#include "data/image_trust.h"
#include "data/whole_file.h"
#include "tests/app/show.h"

namespace arobase {
namespace {

using namespace test;
namespace fs = std::filesystem;

/// A small exhibition of its own, with pictures drawn here.
class Gallery {
public:
    Gallery() {
        std::string pattern = (fs::temp_directory_path() / "arobase-gallery-XXXXXX").string();
        EXPECT_NE(mkdtemp(pattern.data()), nullptr);
        m_path = pattern;
        fs::create_directories(m_path / "images");
        write("exhibition.toml", "title = \"Galerie\"\n[frise]\ntracks = [\"outils\"]\n");
        for (const char* folder : {"strings", "themes"}) fs::copy(fs::path(AROBASE_DEFAULT_EXHIBITION) / folder, m_path / folder);
    }
    ~Gallery() {
        std::error_code error;
        fs::remove_all(m_path, error);
    }
    Gallery(const Gallery&) = delete;
    Gallery& operator=(const Gallery&) = delete;

    void write(const std::string& name, const std::string& bytes) const { std::ofstream(m_path / name, std::ios::binary) << bytes; }
    void paint(const std::string& name, int width, int height, Rgba colour = {200, 80, 20}) const {
        Picture picture{width, height, {}, {}};
        for (int i = 0; i < width * height; ++i) picture.rgba.insert(picture.rgba.end(), {colour.r, colour.g, colour.b, colour.a});
        ASSERT_TRUE(writePng(picture, m_path / name));
    }
    /// One landmark a picture, a year apart.
    Exhibition hang(const std::vector<std::string>& images, Issues* issues = nullptr) const {
        std::string table = "year,title,track,image,image_alt,image_credit,source\n";
        for (std::size_t i = 0; i < images.size(); ++i) table += std::to_string(2000 + i % 20) + ",Image " + std::to_string(i) + ",outils," + images[i] + ",Un aplat,Arobase,essai\n";
        write("frise.csv", table);
        Result<Exhibition> read = loadExhibition(m_path);
        if (issues) *issues = read.issues;
        return std::move(*read.value);
    }
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

/// The segments of the smallest JPEG head, then what is given.
std::string jpegWith(const std::string& more) {
    std::string bytes("\xFF\xD8\xFF\xDB\x00\x43\x00", 7);
    bytes += std::string(64, '\x01');
    bytes += std::string("\xFF\xC0\x00\x0B\x08\x00\x01\x00\x01\x01\x01\x11\x00", 13);
    return bytes + more;
}

/// A segment of one Huffman table with so many codes of each of the last lengths.
std::string tableOf(int codes, std::size_t values) {
    std::string counts(16, '\0');
    for (int length = 15; codes > 0; --length) {
        const int some = std::min(codes, 255);
        counts[static_cast<std::size_t>(length)] = static_cast<char>(some);
        codes -= some;
    }
    const std::size_t size = 2 + 1 + 16 + values;
    return std::string("\xFF\xC4") + static_cast<char>(size >> 8) + static_cast<char>(size & 255) + '\0' + counts + std::string(values, '\x05');
}

TEST(PngData, IsRefusedWhereItBeginsWithNothing) {
    const auto chunk = [](const std::string& kind, const std::string& body) { return std::string(3, '\0') + static_cast<char>(body.size()) + kind + body + "sum."; };
    const std::string start = "\x89PNG\r\n\x1A\n" + chunk("IHDR", std::string(13, '\1'));
    EXPECT_TRUE(pngMayBeDecoded(start));
    EXPECT_TRUE(pngMayBeDecoded(start + chunk("tEXt", "IDAT") + chunk("IDAT", "x") + chunk("IDAT", "")));
    EXPECT_FALSE(pngMayBeDecoded(start + chunk("tEXt", "IDAT") + chunk("IDAT", "") + chunk("IDAT", "x")));
}

TEST(CardImages, AJpegIsDecodedAndOneThatIsCutIsNot) {
    Gallery gallery;
    constexpr int kWidth = 64, kHeight = 40;
    std::string pixels;
    for (int i = 0; i < kWidth * kHeight; ++i) pixels += i % kWidth < kWidth / 2 ? "\xD0\x20\x20" : "\x20\x20\xD0";
    const auto file = gallery.path() / "images/two.jpg";
    ASSERT_TRUE(stbi_write_jpg(file.string().c_str(), kWidth, kHeight, 3, pixels.data(), 95));
    const auto image = decodedImage(file, 32, 20);
    ASSERT_TRUE(image);
    ASSERT_EQ((std::pair{image->widthPx, image->heightPx}), (std::pair{32, 20}));
    const auto at = [&](int x, int y) { return image->rgba.data() + 4 * (y * 32 + x); };
    for (const int y : {2, 10, 18}) {
        EXPECT_NEAR(at(4, y)[0], 0xD0, 12);
        EXPECT_NEAR(at(4, y)[2], 0x20, 12);
        EXPECT_NEAR(at(28, y)[0], 0x20, 12);
        EXPECT_NEAR(at(28, y)[2], 0xD0, 12);
    }
    const std::string grey(kWidth * kHeight, '\x60');
    ASSERT_TRUE(stbi_write_jpg((gallery.path() / "images/grey.jpg").string().c_str(), kWidth, kHeight, 1, grey.data(), 95));
    const auto plain = decodedImage(gallery.path() / "images/grey.jpg", 8, 5);
    ASSERT_TRUE(plain);
    EXPECT_NEAR(plain->rgba[0], 0x60, 3);
    EXPECT_NEAR(plain->rgba[2], 0x60, 3);
    const std::string whole = *readWhole(file, 1 << 20);
    gallery.write("images/two.jpg", whole.substr(0, whole.size() / 2));
    EXPECT_FALSE(decodedImage(file, 32, 20));
}

TEST(CardImages, AJpegWithATableThatIsTooLongIsNotDecoded) {
    Gallery gallery;
    gallery.write("images/table.jpg", jpegWith(tableOf(0xDA + 0x29, 3) + std::string("\xFF\xC4\x00\xFF\xD9", 5)));
    EXPECT_FALSE(decodedImage(gallery.path() / "images/table.jpg", 20, 20));
}

std::vector<Issue> about(const Issues& issues, std::string_view rule) {
    std::vector<Issue> found;
    std::copy_if(issues.begin(), issues.end(), std::back_inserter(found), [&](const Issue& i) { return i.rule == rule; });
    return found;
}

TEST(ImageHead, ReadsPngAndJpegAndNothingElse) {
    const Gallery gallery;
    gallery.paint("images/a.png", 31, 17);
    const auto png = readImageHead(gallery.path() / "images/a.png");
    ASSERT_TRUE(png);
    EXPECT_EQ(png->widthPx, 31);
    EXPECT_EQ(png->heightPx, 17);
    using namespace std::string_literals;
    gallery.write("images/b.jpg", "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xFF\xC0\x00\x11\x08\x01\x02\x03\x04\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"s);
    const auto jpeg = readImageHead(gallery.path() / "images/b.jpg");
    ASSERT_TRUE(jpeg);
    EXPECT_EQ(jpeg->widthPx, 0x304);
    EXPECT_EQ(jpeg->heightPx, 0x102);
    for (const std::string& bytes : {""s, "GIF89a.............................."s, "\x89PNG\r\n\x1A\n"s, "\xFF\xD8\xFF\xE0\x00\x01................................"s, "\xFF\xD8\xFF\xDA\x00\x10.............................."s}) {
        gallery.write("images/c", bytes);
        EXPECT_FALSE(readImageHead(gallery.path() / "images/c"));
    }
    EXPECT_FALSE(readImageHead(gallery.path() / "images/nowhere.png"));
    EXPECT_FALSE(readImageHead(gallery.path()));
}

TEST(CardImages, WhatCannotBeShownIsAnIssueWithItsRowAndTheCardGoesWithout) {
    using namespace std::string_literals;
    const Gallery gallery;
    gallery.paint("images/good.png", 40, 30);
    gallery.write("images/text.png", std::string(64, 'x'));
    gallery.write("images/huge.png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x7F\xFF\0\0\x7F\xFF\x08\x06\0\0\0"s);
    const fs::path outside = gallery.path().parent_path() / (gallery.path().filename().string() + "-outside.png");
    fs::copy_file(gallery.path() / "images/good.png", outside);
    fs::create_symlink(outside, gallery.path() / "images/link.png");
    Issues issues;
    const Exhibition e = gallery.hang({"images/good.png", "images/missing.png", "../" + outside.filename().string(), outside.string(), "images/text.png", "images/huge.png", "images/link.png", "images"}, &issues);
    fs::remove(outside);
    const auto refused = about(issues, "landmark-image");
    EXPECT_EQ(refused.size(), 7U);
    for (const Issue& issue : refused) {
        EXPECT_EQ(issue.severity, Severity::Warning);
        EXPECT_EQ(issue.file, "frise.csv");
        EXPECT_GE(issue.row, 3);
        EXPECT_EQ(issue.column, "image");
    }
    ASSERT_EQ(e.frise.size(), 8U);
    EXPECT_EQ(e.frise[0].imageWidthPx, 40);
    EXPECT_EQ(e.frise[0].imageAlt, "Un aplat");
    EXPECT_EQ(e.frise[0].imageCredit, "Arobase");
    for (std::size_t i = 1; i < e.frise.size(); ++i) EXPECT_TRUE(e.frise[i].image.empty()) << i;
}

TEST(CardImages, AreScaledDownNeverUpAndLieOnWhite) {
    const Gallery gallery;
    gallery.paint("images/a.png", 300, 200);
    const auto small = decodedImage(gallery.path() / "images/a.png", 30, 20);
    ASSERT_TRUE(small);
    EXPECT_EQ(small->widthPx, 30);
    EXPECT_EQ(small->bytes(), 30U * 20 * 4);
    EXPECT_EQ(small->rgba[0], 200);
    EXPECT_EQ(decodedImage(gallery.path() / "images/a.png", 900, 600)->widthPx, 300);
    gallery.paint("images/glass.png", 8, 8, {0, 0, 0, 0});
    EXPECT_EQ(decodedImage(gallery.path() / "images/glass.png", 8, 8)->rgba[0], 255);
    EXPECT_FALSE(decodedImage(gallery.path() / "images/nowhere.png", 8, 8));
}

TEST(CardImages, FiveHundredAreDecodedElsewhereWithinABound) {
    const Gallery gallery;
    constexpr int kKinds = 10, kImages = 500;
    std::vector<std::string> names;
    for (int i = 0; i < kKinds; ++i) gallery.paint("images/" + std::to_string(i) + ".png", 320 + i, 240);
    for (int i = 0; i < kImages; ++i) names.push_back("images/" + std::to_string(i % kKinds) + ".png");
    CardImages images(gallery.hang(names));
    int ready = 0;
    for (int i = 0; i < kImages; ++i) {
        ImagePixels pixels;
        // Some are waited for, some are given up, as by a visitor in a hurry.
        ImageAnswer answer = images.take(i, 300, 200, pixels);
        EXPECT_NE(answer, ImageAnswer::Never);
        EXPECT_LE(images.counters().readyBytes, CardImages::kMostReadyBytes);
        if (i % 3 != 0) continue;
        images.wait();
        answer = images.take(i, 300, 200, pixels);
        ASSERT_EQ(answer, ImageAnswer::Ready);
        EXPECT_EQ(pixels.bytes(), 300U * 200 * 4);
        ++ready;
    }
    images.wait();
    EXPECT_EQ(ready, (kImages + 2) / 3);
    const CardImageCounters counters = images.counters();
    EXPECT_GE(counters.decoded, ready);
    EXPECT_EQ(counters.onAskingThread, 0) << "no frame ever decodes";
    EXPECT_LE(counters.mostReadyBytes, CardImages::kMostReadyBytes);
    EXPECT_TRUE(images.takeIssues().empty());
    EXPECT_LE(static_cast<std::int64_t>(CardImages::kMostReadyBytes) + Renderer::kMostImageBytes, std::int64_t{64} << 20) << "the budget of both";
}

TEST(CardImages, ABrokenOneIsSaidOnceAndNeverComes) {
    const Gallery gallery;
    gallery.paint("images/a.png", 64, 64);
    fs::resize_file(gallery.path() / "images/a.png", fs::file_size(gallery.path() / "images/a.png") / 2);
    const Exhibition e = gallery.hang({"images/a.png"});
    ASSERT_FALSE(e.frise[0].image.empty()) << "its head is sound";
    EXPECT_EQ(undecodableImages(e).size(), 1U);
    CardImages images(e);
    ImagePixels pixels;
    EXPECT_EQ(images.take(0, 32, 32, pixels), ImageAnswer::Waiting);
    images.wait();
    EXPECT_EQ(images.take(0, 32, 32, pixels), ImageAnswer::Never);
    EXPECT_EQ(images.take(7, 32, 32, pixels), ImageAnswer::Never);
    EXPECT_EQ(images.takeIssues().size(), 1U);
    EXPECT_TRUE(images.takeIssues().empty());
    EXPECT_EQ(images.takeBroken(), std::vector<std::string>{e.frise[0].id});
    // The card goes without from then on, whoever visits.
    const auto app = appOn(loadContent({gallery.path(), "/nowhere/atlas.bake", {}}));
    app->dispatch(SelectLandmark{e.frise[0].id});
    run(*app, 1);
    EXPECT_NE(findNode(app->scene().root, "card-image"), nullptr);
    app->dispatch(HideImage{e.frise[0].id});
    app->dispatch(HideImage{e.frise[0].id});
    EXPECT_EQ(app->state().hiddenImages.size(), 1U);
    EXPECT_EQ(findNode(app->scene().root, "card-image"), nullptr);
    app->dispatch(StartAttract{});
    app->dispatch(Touched{});
    EXPECT_EQ(app->state().hiddenImages.size(), 1U);
}

TEST(CardImages, ACardKeepsTheirPlaceInTheirProportionsAndSaysWhatTheyShow) {
    const Gallery gallery;
    gallery.paint("images/wide.png", 400, 200);
    gallery.paint("images/high.png", 200, 400);
    gallery.hang({"images/wide.png", "images/high.png"});
    for (const DisplayInfo& display : {DisplayInfo{}, DisplayInfo{1080, 1920, 0.28}}) {
        const auto app = appOn(loadContent({gallery.path(), "/nowhere/atlas.bake", {}}), display);
        for (const auto& [number, ratio] : {std::pair(0, 2.f), std::pair(1, 0.5f)}) {
            app->dispatch(SelectLandmark{app->content().exhibition.frise[static_cast<std::size_t>(number)].id});
            run(*app, 1);
            const Node* node = findNode(app->scene().root, "card-image");
            ASSERT_NE(node, nullptr);
            EXPECT_NEAR(node->box.w / node->box.h, ratio, ratio * 0.02f);
            EXPECT_EQ(node->spoken, "Un aplat");
            EXPECT_LE(node->box.bottom(), app->scene().root.box.bottom());
            EXPECT_TRUE(findNode(app->scene().root, "card-credit"));
            int drawn = 0;
            for (const DrawCommand& command : app->scene().list.commands()) drawn += std::holds_alternative<ImageDraw>(command.what) ? 1 : 0;
            EXPECT_EQ(drawn, 1);
        }
    }
}

}  // namespace
}  // namespace arobase
