#include "render/text/line_break.h"

#include <algorithm>

#include "render/text/unicode.h"

namespace arobase {
namespace {

constexpr char32_t kEllipsis = 0x2026;

bool isHyphen(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014;
}

/// French sets these close to the word before, whatever space was typed.
bool clingsToTheLeft(char32_t c) {
    return c == ';' || c == ':' || c == '!' || c == '?' || c == U'»' || c == kEllipsis || c == '%';
}

std::u32string_view trimmed(std::u32string_view line) {
    while (!line.empty() && isSpace(line.front())) line.remove_prefix(1);
    while (!line.empty() && isSpace(line.back())) line.remove_suffix(1);
    return line;
}

/// The longest start of `line` that fits with an ellipsis after it.
std::u32string cutToFit(std::u32string_view line, const LineLimits& limits, const LineWidth& widthPx) {
    const auto cutAt = [&](std::size_t count) {
        std::u32string_view kept = line.substr(0, count);
        const auto isLoose = [](char32_t c) {
            return isSpace(c) || isHyphen(c) || c == ',' || c == ';' || c == ':' || c == '(' || c == U'«';
        };
        while (!kept.empty() && isLoose(kept.back())) kept.remove_suffix(1);
        return std::u32string(kept) + kEllipsis;
    };
    std::size_t fits = 0, tooLong = line.size() + 1;
    while (fits + 1 < tooLong) {
        const std::size_t middle = (fits + tooLong) / 2;
        (widthPx(cutAt(middle)) <= limits.maxWidthPx ? fits : tooLong) = middle;
    }
    while (fits > 0 && fits < line.size() && isCombiningMark(line[fits])) --fits;
    return cutAt(fits);
}

class Breaker {
public:
    Breaker(const LineLimits& limits, const LineWidth& widthPx) : m_limits(limits), m_widthPx(widthPx) {}

    /// False once the last line allowed has been written.
    bool paragraph(std::u32string_view text, bool isLast) {
        std::size_t begin = 0, end = 0;
        for (const std::size_t opportunity : breakOpportunities(text)) {
            if (end > begin && !fits(text.substr(begin, opportunity - begin))) {
                if (!line(text.substr(begin, end - begin), text.substr(begin), true)) return false;
                begin = end;
            }
            end = opportunity;
        }
        return line(text.substr(begin), text.substr(begin), !isLast);
    }
    std::vector<std::u32string> take() { return std::move(m_lines); }

private:
    bool fits(std::u32string_view text) const { return m_widthPx(trimmed(text)) <= m_limits.maxWidthPx; }

    /// `rest` is what would follow if there were no limit of lines.
    bool line(std::u32string_view text, std::u32string_view rest, bool more) {
        const bool last = m_limits.maxLines > 0 && static_cast<int>(m_lines.size()) + 1 >= m_limits.maxLines;
        if (last && (more || !fits(text))) {
            m_lines.push_back(cutToFit(trimmed(rest), m_limits, m_widthPx));
        } else {
            m_lines.emplace_back(trimmed(text));
        }
        return !last;
    }

    const LineLimits& m_limits;
    const LineWidth& m_widthPx;
    std::vector<std::u32string> m_lines;
};

}  // namespace

std::vector<std::size_t> breakOpportunities(std::u32string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char32_t before = text[i - 1], after = text[i];
        if (isSpace(after)) continue;  // a run of spaces ends the line as a whole
        if (isBreakingSpace(before)) {
            const std::size_t word = text.substr(0, i).find_last_not_of(U" \t");
            const bool opensQuote = word != std::u32string_view::npos && text[word] == U'«';
            if (!clingsToTheLeft(after) && !opensQuote) ends.push_back(i);
        } else if (isHyphen(before) && i >= 2 && isWordCharacter(text[i - 2]) && isWordCharacter(after)) {
            const bool range = before == 0x2013 && text[i - 2] <= '9' && after <= '9';  // 1999–2019 stays whole
            if (!range) ends.push_back(i);
        }
    }
    if (!text.empty()) ends.push_back(text.size());
    return ends;
}

std::vector<std::u32string> brokenLines(std::u32string_view text, const LineLimits& limits, const LineWidth& widthPx) {
    while (!text.empty() && (isSpace(text.back()) || text.back() == '\n')) text.remove_suffix(1);
    while (!text.empty() && (isSpace(text.front()) || text.front() == '\n')) text.remove_prefix(1);
    if (text.empty()) return {};
    Breaker breaker(limits, widthPx);
    for (;;) {
        const std::size_t end = std::min(text.find(U'\n'), text.size());
        const bool isLast = end == text.size();
        if (!breaker.paragraph(trimmed(text.substr(0, end)), isLast) || isLast) break;
        text.remove_prefix(end + 1);
    }
    return breaker.take();
}

}  // namespace arobase
