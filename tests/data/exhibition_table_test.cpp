#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "data/table.h"
#include "tests/data/exhibition_folder.h"

namespace arobase::test {
namespace {

constexpr std::array<std::string_view, 2> kColumns = {"year", "title"};

class TableTest : public testing::Test {
protected:
    Result<Table> read(std::string_view bytes) {
        writeBytes(m_folder.path() / "t.csv", bytes);
        return readTable(m_folder.path() / "t.csv", "t.csv", kColumns);
    }

    /// Exactly one issue, of that rule, at that row.
    static void expectOne(const Result<Table>& result, const char* rule, int row) {
        ASSERT_EQ(result.issues.size(), 1U) << allText(result.issues);
        EXPECT_EQ(result.issues[0].rule, rule);
        EXPECT_EQ(result.issues[0].file, "t.csv");
        EXPECT_EQ(result.issues[0].row, row) << result.issues[0].message;
    }

    TemporaryFolder m_folder;
};

TEST_F(TableTest, MissingFile) {
    const Result<Table> result = readTable(m_folder.path() / "none.csv", "t.csv", kColumns);
    EXPECT_FALSE(result);
    expectOne(result, "file-missing", 0);
}

TEST_F(TableTest, FolderInPlaceOfTheFile) {
    const Result<Table> result = readTable(m_folder.path(), "t.csv", kColumns);
    EXPECT_FALSE(result);
    expectOne(result, "file-missing", 0);
}

TEST_F(TableTest, EmptyFile) {
    for (const char* bytes : {"", "\n\n", "\xEF\xBB\xBF", "  \r\n \r\n"}) {
        const Result<Table> result = read(bytes);
        EXPECT_FALSE(result);
        expectOne(result, "file-empty", 0);
    }
}

TEST_F(TableTest, NoHeader) {
    const Result<Table> result = read("2018,Facebook\n2019,Autre\n");
    EXPECT_FALSE(result);
    expectOne(result, "columns-missing", 1);
}

TEST_F(TableTest, MissingColumnIsNamed) {
    const Result<Table> result = read("year,titre\n2018,a\n");
    EXPECT_FALSE(result);
    expectOne(result, "columns-missing", 1);
    EXPECT_NE(result.issues[0].message.find("title"), std::string::npos);
}

TEST_F(TableTest, Utf16IsRefusedClearly) {
    const Result<Table> result = read(std::string_view("\xFF\xFEy\0e\0", 6));
    EXPECT_FALSE(result);
    expectOne(result, "file-encoding", 0);
}

TEST_F(TableTest, UnclosedQuoteKeepsTheRowsBefore) {
    const Result<Table> result = read("year,title\n2018,a\n2019,\"b\nc,d\n");
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value->rows.size(), 1U);
    expectOne(result, "file-truncated", 3);
}

TEST_F(TableTest, CutRowKeepsTheRowsBefore) {
    const Result<Table> result = read("year,title\n2018,a\n20");
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value->rows.size(), 1U);
    expectOne(result, "file-truncated", 3);
}

TEST_F(TableTest, UnfinishedLastLineIsDoubtful) {
    const Result<Table> result = read("year,title\n2018,a\n2019,b");
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value->rows.size(), 2U);
    expectOne(result, "file-unfinished-line", 3);
    EXPECT_EQ(result.issues[0].severity, Severity::Warning);
}

TEST_F(TableTest, HeaderAloneIsAnEmptyTable) {
    const Result<Table> result = read("year,title\n");
    ASSERT_TRUE(result);
    EXPECT_TRUE(result.value->rows.empty());
    EXPECT_TRUE(result.issues.empty());
}

TEST_F(TableTest, Windows1252IsConvertedWithOneWarning) {
    const Result<Table> result = read("year,title\n2018,\xC9t\xE9\n2019,l\x92\x9Cuvre\n");
    ASSERT_TRUE(result);
    expectOne(result, "file-encoding", 2);
    EXPECT_EQ(result.issues[0].severity, Severity::Warning);
    EXPECT_EQ(result.value->rows[0].cells[1], "Été");
    EXPECT_EQ(result.value->rows[1].cells[1], "l’œuvre");
}

TEST_F(TableTest, RowWithTooManyFieldsIsSetAside) {
    const Result<Table> result = read("year,title\n2018,a,b\n2019,c\n");
    ASSERT_TRUE(result);
    expectOne(result, "row-fields", 2);
    ASSERT_EQ(result.value->rows.size(), 1U);
    EXPECT_EQ(result.value->rows[0].cells[1], "c");
}

TEST_F(TableTest, RowWithTooFewFieldsIsKeptWithBlanks) {
    const Result<Table> result = read("year,title\n2018\n2019,c\n");
    ASSERT_TRUE(result);
    expectOne(result, "row-fields", 2);
    ASSERT_EQ(result.value->rows.size(), 2U);
    EXPECT_EQ(result.value->rows[0].cells[1], "");
}

TEST_F(TableTest, ControlBytesBecomeSpaces) {
    const Result<Table> result = read(std::string_view("year,title\n2018,a\0b\n", 20));
    ASSERT_TRUE(result);
    expectOne(result, "file-control-characters", 0);
    EXPECT_EQ(result.value->rows[0].cells[1], "a b");
}

TEST_F(TableTest, EveryUsualMakeGivesTheSameTable) {
    for (const char* bytes :
         {"year,title\n2018,\"a, « b »\"\n2019,c\n", "\xEF\xBB\xBFyear,title\r\n2018,\"a, « b »\"\r\n2019,c\r\n",
          "year;title\n2018;a, « b »\n2019;c\n", "year\ttitle\n2018\ta, « b »\n2019\tc\n",
          "Year, TITLE \n2018,\"a, « b »\"\n\n2019,c\n", "year,title\r2018,\"a, « b »\"\r2019,c\r"}) {
        const Result<Table> result = read(bytes);
        ASSERT_TRUE(result) << bytes;
        EXPECT_TRUE(result.issues.empty()) << bytes << allText(result.issues);
        ASSERT_EQ(result.value->rows.size(), 2U) << bytes;
        EXPECT_EQ(result.value->cell(result.value->rows[0], "year"), "2018");
        EXPECT_EQ(result.value->cell(result.value->rows[0], "title"), "a, « b »") << bytes;
        EXPECT_EQ(result.value->cell(result.value->rows[1], "title"), "c");
    }
}

TEST_F(TableTest, RowsAreLinesOfTheFile) {
    const Result<Table> result = read("\nyear,title\n2018,\"a\nb \"\"c\"\"\n\"\n\n2019,d\n");
    ASSERT_TRUE(result);
    EXPECT_TRUE(result.issues.empty()) << allText(result.issues);
    ASSERT_EQ(result.value->rows.size(), 2U);
    EXPECT_EQ(result.value->rows[0].line, 3);
    EXPECT_EQ(result.value->rows[0].cells[1], "a\nb \"c\"");
    EXPECT_EQ(result.value->rows[1].line, 7);
}

/// As many rows as make a table be read in parts, each knowing its number; every thousandth goes over three lines.
std::string longTable(int rows) {
    std::string text = "\nyear,title\n";
    for (int i = 0; i < rows; ++i)
        text += i % 1000 == 999 ? "1999,\"" + std::to_string(i) + "\n, é\n\"\n" : std::to_string(1900 + i % 200) + ", " + std::to_string(i) + " \n";
    return text;
}

TEST_F(TableTest, ALongTableIsReadInPartsAsOneWouldReadIt) {
    constexpr int kRows = 90'000;
    const Result<Table> result = read(longTable(kRows));
    ASSERT_TRUE(result);
    EXPECT_TRUE(result.issues.empty()) << allText(result.issues);
    ASSERT_EQ(result.value->rows.size(), static_cast<std::size_t>(kRows));
    int line = 3;
    for (int i = 0; i < kRows; ++i) {
        const TableRow& row = result.value->rows[static_cast<std::size_t>(i)];
        const bool tall = i % 1000 == 999;
        ASSERT_EQ(row.line, line);
        ASSERT_EQ(row.cells.size(), 2U);
        ASSERT_EQ(row.cells[0], tall ? "1999" : std::to_string(1900 + i % 200));
        ASSERT_EQ(row.cells[1], tall ? std::to_string(i) + "\n, é" : std::to_string(i));
        line += tall ? 3 : 1;
    }
}

TEST_F(TableTest, ALongTableKeepsItsDamageInPlace) {
    std::string text = longTable(90'000);
    const std::size_t at = text.find(", 60000 ");
    text.insert(at, ",stray");
    const Result<Table> result = read(text + "2018,\"cut");
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value->rows.size(), 89'999U);
    ASSERT_EQ(result.issues.size(), 2U) << allText(result.issues);
    EXPECT_EQ(result.issues[0].rule, "file-truncated");
    EXPECT_EQ(result.issues[1].rule, "row-fields");
    EXPECT_EQ(result.value->rows[59'999].line + 3, result.issues[1].row) << "the row before it has three lines";
    EXPECT_EQ(result.value->rows[60'000].cells[1], "60001");
}

TEST_F(TableTest, ALongTableWithAStrayQuoteIsReadAsAShortOneWouldBe) {
    const std::string start = "year,title\n1999,a \"quote\n";
    std::string rest;
    for (int i = 0; i < 50'000; ++i) rest += "2000," + std::to_string(i) + "\n";
    const Result<Table> shorter = read(start + rest.substr(0, 600)), longer = read(start + rest);
    ASSERT_EQ(shorter.value.has_value(), longer.value.has_value());
    if (!shorter) return;
    for (std::size_t i = 0; i < std::min<std::size_t>(20, shorter.value->rows.size()); ++i)
        EXPECT_TRUE(std::ranges::equal(shorter.value->rows[i].cells, longer.value->rows[i].cells)) << i;
}

/// A record of a table of three columns: quotes and line ends within quotes, blanks, too few and too many fields.
std::string oddRecord(std::mt19937& random) {
    static constexpr std::array<std::string_view, 12> kCells{"1999",      " 2004 ",     "",          "é\tè", "\"a, b\"",          "\"deux\nlignes\"",
                                                             "\"a \"\"b\"\"\"", "\"\"", "l’\u202Fan", "  ", "un texte plus long que tous les autres", "007"};
    const auto cell = [&] { return kCells[random() % kCells.size()]; };
    const auto odd = static_cast<unsigned>(random() % 40), fields = odd == 0 ? 2U : odd == 1 ? 4U : odd == 2 ? 1U : 3U;
    std::string record = odd == 2 ? "seul" : std::string(cell());
    for (unsigned i = 1; i < fields; ++i) record += "," + std::string(cell());
    if (record.find_first_not_of(", \t\"") == std::string::npos) record += "x";
    return record + (odd == 3 ? "\n\n" : "\n");
}

TEST_F(TableTest, ALongTableHasTheCellsThatGdalSeesInShortOnes) {
    constexpr int kPieces = 4, kRowsEach = 15'000;  // a piece is read by GDAL alone
    std::mt19937 random(20261129);
    const std::string header = "year,title,note\n";
    std::string whole = header;
    std::vector<std::vector<std::string>> expected;
    std::size_t issues = 0;
    for (int piece = 0; piece < kPieces; ++piece) {
        std::string text;
        for (int i = 0; i < kRowsEach; ++i) text += oddRecord(random);
        const Result<Table> result = read(header + text);
        ASSERT_TRUE(result);
        for (const TableRow& row : result.value->rows) expected.emplace_back(row.cells.begin(), row.cells.end());
        issues += result.issues.size();
        whole += text;
    }
    const Result<Table> result = read(whole);
    ASSERT_TRUE(result);
    EXPECT_EQ(result.issues.size(), issues);
    ASSERT_EQ(result.value->rows.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) ASSERT_TRUE(std::ranges::equal(result.value->rows[i].cells, expected[i])) << "row " << i << ", line " << result.value->rows[i].line;
}

TEST_F(TableTest, NothingIsGuessed) {
    const Result<Table> result = read("year,title\n01001,1e5\n2A004,007\n");
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value->rows[0].cells[0], "01001");
    EXPECT_EQ(result.value->rows[0].cells[1], "1e5");
    EXPECT_EQ(result.value->rows[1].cells[1], "007");
}

TEST_F(TableTest, UnknownColumnsAndRowsAreBlank) {
    const Result<Table> result = read("year,title\n2018,a\n");
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value->column("none"), -1);
    EXPECT_EQ(result.value->cell(result.value->rows[0], "none"), "");
}

}  // namespace
}  // namespace arobase::test
