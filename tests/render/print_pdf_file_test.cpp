#include "render/print/pdf_file.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <vector>

namespace arobase::print {
namespace {

/// A file as Cairo lays it out.
std::string pdfOf(const std::vector<std::string>& objects) {
    std::string pdf = "%PDF-1.4\n%....\n", table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        char entry[24];
        std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
        table += entry;
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t at = pdf.size();
    return pdf + table + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " >>\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
}

const std::string kPages = "<< /Type /Pages\n   /Kids [ 2 0 R ]\n>>", kPage = "<< /Type /Page % 1\n   /MediaBox [ 0 0 100 50 ]\n>>";
const std::string kTitle = "<< /Producer (cairo)\n   /CreationDate (D:20260101000000Z)\n>>", kCatalogue = "<< /Type /Catalog\n   /Pages 1 0 R\n>>";
constexpr PdfNotes kNotes{{10, 10, 90, 40}, {5, 5, 95, 45}, "fr-FR", false};

TEST(PdfFileInvalid, WhatIsNotOfThatFormIsLeftAlone) {
    const std::string good = pdfOf({kPages, kPage, kTitle, kCatalogue});
    ASSERT_TRUE(withNotes(good, kNotes));
    EXPECT_FALSE(withNotes("", kNotes));
    EXPECT_FALSE(withNotes("%PDF-1.4\nstartxref\n", kNotes));
    EXPECT_FALSE(withNotes("%PDF-1.4\nstartxref\n99999999999999999999999\n%%EOF\n", kNotes));
    EXPECT_FALSE(withNotes(pdfOf({kPages, kTitle, kCatalogue}), kNotes)) << "no page";
    EXPECT_FALSE(withNotes(pdfOf({kPages, kPage, kPage, kTitle, kCatalogue}), kNotes)) << "two pages";
    EXPECT_FALSE(withNotes(pdfOf({kPages, kPage, kCatalogue}), kNotes)) << "no title block";
    for (std::size_t cut = 0; cut < good.size(); ++cut) withNotes(std::string_view(good).substr(0, cut), kNotes);
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x15);
        withNotes(bad, kNotes);  // any answer but a crash
    }
}

TEST(PdfFile, BoxesLanguageAndNoDate) {
    const auto pdf = withNotes(pdfOf({kPages, kPage, kTitle, kCatalogue}), kNotes);
    ASSERT_TRUE(pdf);
    EXPECT_NE(pdf->find("/TrimBox [ 10.0000 10.0000 90.0000 40.0000 ]"), std::string::npos);
    EXPECT_NE(pdf->find("/BleedBox [ 5.0000 5.0000 95.0000 45.0000 ]"), std::string::npos);
    EXPECT_NE(pdf->find("/Lang (fr-FR)"), std::string::npos);
    EXPECT_EQ(pdf->find("CreationDate"), std::string::npos);
    PdfNotes dated = kNotes;
    dated.dated = true;
    EXPECT_NE(withNotes(pdfOf({kPages, kPage, kTitle, kCatalogue}), dated)->find("CreationDate"), std::string::npos);
}

TEST(PdfFile, EveryOffsetIsRight) {
    const auto pdf = withNotes(pdfOf({kPages, kPage, kTitle, kCatalogue}), kNotes);
    ASSERT_TRUE(pdf);
    const std::size_t table = pdf->find("xref\n0 5\n");
    ASSERT_NE(table, std::string::npos);
    for (std::size_t number = 1; number < 5; ++number) {
        const std::size_t at = std::stoul(pdf->substr(table + 9 + 20 * number, 10));
        EXPECT_EQ(pdf->substr(at, 7), std::to_string(number) + " 0 obj");
    }
    EXPECT_NE(pdf->find("startxref\n" + std::to_string(table) + "\n%%EOF"), std::string::npos);
    EXPECT_NE(pdf->find("/Kids [ 2 0 R ]"), std::string::npos) << "the tree of pages is not the page";
}

}  // namespace
}  // namespace arobase::print
