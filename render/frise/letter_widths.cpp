#include "render/frise/letter_widths.h"

#include <string>

#include "data/utf8.h"

namespace arobase {
namespace {

constexpr float kTightest = 0.85f;  // « AVAVA » of Inter is nine tenths of its letters

bool isLetterOrFigure(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x180 && c != 0xD7 && c != 0xF7);
}

}  // namespace

float LetterWidths::leastPx(std::string_view title, const Measure& measure) {
    float sum = 0;
    while (!title.empty()) {
        const char32_t c = takeCodePoint(title);
        if (!isLetterOrFigure(c)) continue;
        float& px = m_px[c];
        if (px < 0) {
            std::string letter;
            appendUtf8(letter, c);
            px = measure(letter);
        }
        sum += px;
    }
    return kTightest * sum;
}

}  // namespace arobase
