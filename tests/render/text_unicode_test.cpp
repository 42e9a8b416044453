#include <gtest/gtest.h>

#include "render/text/unicode.h"

namespace arobase {
namespace {

TEST(DecodeUtf8, TurnsEveryInvalidByteIntoAReplacementCharacter) {
    EXPECT_EQ(decodeUtf8("\xFF"), U"\uFFFD");
    EXPECT_EQ(decodeUtf8("\xC3"), U"\uFFFD");  // cut
    EXPECT_EQ(decodeUtf8("a\xC3"
                         "b"),
              U"a\uFFFDb");                              // cut, the next character survives
    EXPECT_EQ(decodeUtf8("\xC0\xAF"), U"\uFFFD\uFFFD");  // overlong
    EXPECT_EQ(decodeUtf8("\xE0\x80\xAF"), U"\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(decodeUtf8("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");  // surrogate
    EXPECT_EQ(decodeUtf8("\xF4\x90\x80\x80").size(), 4u);          // beyond U+10FFFF
    EXPECT_EQ(decodeUtf8("Orl\xE9"
                         "ans"),
              U"Orl\uFFFDans");  // Latin-1
    EXPECT_EQ(decodeUtf8(""), U"");
}

TEST(DecodeUtf8, IsUndoneByEncodeUtf8) {
    const std::string text = "L’Haÿ-les-Roses « œuvre »\u202F! 𝄞 @";
    EXPECT_EQ(encodeUtf8(decodeUtf8(text)), text);
    EXPECT_EQ(encodeUtf8(std::u32string(1, char32_t{0xD800})), "\uFFFD");
}

TEST(Sanitized, DropsWhatMustNotReachTheScreen) {
    EXPECT_EQ(sanitized(U"\u202Eabc\u202C"), U"abc");        // bidi override
    EXPECT_EQ(sanitized(U"a\u200Bb\u200Dc\uFEFF"), U"abc");  // zero width
    EXPECT_EQ(sanitized(U"a\x01\x7F"
                        U"b"),
              U"ab");
    EXPECT_EQ(sanitized(U"a\tb\nc"), U"a b c");
    EXPECT_EQ(sanitized(U"e\u0301\u0301\u0301\u0301\u0301\u0301\u0301"), U"é\u0301\u0301\u0301");
}

TEST(Sanitized, ComposesAndKeepsFrenchSpaces) {
    EXPECT_EQ(sanitized(U"e\u0301"), U"é");
    EXPECT_EQ(sanitized(U"y\u0308"), U"ÿ");
    EXPECT_EQ(sanitized(U"Quoi\u202F?\u00A0!"), U"Quoi\u202F?\u00A0!");
    const std::u32string once = sanitized(U"o\u0302\u202E\t\u0301");
    EXPECT_EQ(sanitized(once), once);
}

}  // namespace
}  // namespace arobase
