// What zbarimg reads from a picture of the code is the text.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wunused-function"
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

#include <cstdio>
#include <random>
#include <sstream>

#include "data/landmarks/qr.h"
#include "data/utf8.h"
#include "tests/data/landmarks/landmark_fixtures.h"

namespace arobase {
namespace {

using test::rulesOf;

constexpr int kModulePx = 3;

void writePng(const QrMatrix& matrix, const std::filesystem::path& file) {
    const int side = (matrix.side + 2 * kQrQuietModules) * kModulePx;
    std::vector<unsigned char> grey(static_cast<std::size_t>(side * side), 255);
    for (int y = 0; y < matrix.side * kModulePx; ++y)
        for (int x = 0; x < matrix.side * kModulePx; ++x)
            if (matrix.at(x / kModulePx, y / kModulePx))
                grey[static_cast<std::size_t>((y + kQrQuietModules * kModulePx) * side + x + kQrQuietModules * kModulePx)] = 0;
    ASSERT_NE(stbi_write_png(file.c_str(), side, side, 1, grey.data(), side), 0);
}

/// What zbarimg says of those files, in order, a line each.
std::vector<std::string> decoded(const std::filesystem::path& folder, std::size_t count) {
    std::string command = "cd " + folder.string() + " && zbarimg --raw -q --set disable --set qrcode.enable";
    for (std::size_t i = 0; i < count; ++i) command += " " + std::to_string(i) + ".png";
    command += " 2>/dev/null";  // zbar looks for a system bus
    std::vector<std::string> lines;
    FILE* pipe = popen(command.c_str(), "r");
    EXPECT_NE(pipe, nullptr);
    std::string all;
    char piece[4096];
    for (std::size_t got = fread(piece, 1, sizeof piece, pipe); got > 0; got = fread(piece, 1, sizeof piece, pipe)) all.append(piece, got);
    EXPECT_EQ(pclose(pipe), 0) << "zbar-tools (tests/packages.txt)";
    std::istringstream stream(all);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

void expectDecoded(const std::vector<std::string>& texts) {
    const test::TemporaryFolder folder;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto matrix = qrOf(texts[i]);
        ASSERT_TRUE(matrix.value) << texts[i] << test::wordsOf(matrix.issues);
        writePng(*matrix.value, folder.path() / (std::to_string(i) + ".png"));
    }
    EXPECT_EQ(decoded(folder.path(), texts.size()), texts);
}

std::string randomText(std::mt19937& random, std::size_t bytes) {
    static const std::u32string letters = U"abcdefghij klmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 éèàùçœæÿâêîôû ÉÀÇ «»’–…@€ ,;:!?()\u202F Ωλж日本👍";
    std::string text;
    while (true) {
        std::string next = text;
        appendUtf8(next, letters[random() % letters.size()]);
        if (next.size() > bytes) break;
        text = std::move(next);
    }
    if (text.empty()) text = "x";
    text.resize(text.size());
    return text;
}

TEST(Qr, RefusalsHaveNames) {
    EXPECT_EQ(rulesOf(qrOf("").issues), "qr-empty");
    EXPECT_EQ(rulesOf(qrOf(std::string(kQrMaxBytes + 1, 'a')).issues), "qr-long");
    EXPECT_EQ(rulesOf(qrOf("\xE9t\xE9").issues), "qr-text");
    EXPECT_EQ(rulesOf(qrOf(std::string("a\0b", 3)).issues), "qr-text");
}

TEST(Qr, IsAMatrixOfTheStandard) {
    for (const std::size_t size : {1U, 14U, 200U, 1024U}) {
        const auto matrix = qrOf(std::string(size, 'a'));
        ASSERT_TRUE(matrix.value);
        EXPECT_EQ((matrix.value->side - 17) % 4, 0);
        EXPECT_EQ(matrix.value->dark.size(), static_cast<std::size_t>(matrix.value->side * matrix.value->side));
        for (int i = 0; i < 7; ++i) EXPECT_TRUE(matrix.value->at(i, 0) && matrix.value->at(0, i)) << "the finder pattern";
        EXPECT_EQ(qrOf(std::string(size, 'a')).value->dark, matrix.value->dark);
    }
}

TEST(Qr, TheTextsOfTheHouseAreRead) {
    expectDecoded({"Noël à L’Haÿ-les-Roses, cœur @", "2003 · Premier cybercafé de Conques (12) — « 4 @ »", "été", "é", "a", "1234567890", "ABC 123", "https", "œ", "Ελλάδα", "日本", "👍🏽"});
}

TEST(Qr, EveryBoundaryOfLengthIsRead) {
    // The last length that each version holds at level M in bytes, and the first of the next.
    std::vector<std::string> texts;
    for (const std::size_t size : {14U, 15U, 26U, 27U, 42U, 43U, 62U, 63U, 84U, 85U, 106U, 122U, 152U, 180U, 181U, 213U, 331U, 412U, 504U, 624U, 711U, 779U, 857U, 911U, 997U, 1023U, 1024U}) {
        texts.push_back(std::string(size, 'k'));
        std::string accents;
        while (accents.size() + 2 <= size) accents += "é";
        texts.push_back(accents);
    }
    expectDecoded(texts);
}

TEST(Qr, AThousandTextsAreRead) {
    std::mt19937 random(2);
    for (int batch = 0; batch < 20; ++batch) {
        std::vector<std::string> texts;
        for (int i = 0; i < 50; ++i) texts.push_back(randomText(random, 1 + random() % (i % 10 == 0 ? kQrMaxBytes : 160)));
        expectDecoded(texts);
        if (HasFailure()) break;
    }
}

}  // namespace
}  // namespace arobase
