#include "data/image_trust.h"

#include <cstddef>

namespace arobase {
namespace {

constexpr int kScan = 0xDA, kTables = 0xC4, kMostCodes = 256, kCounts = 16;

/// Bytes one after the other; zeros after the end, as stb_image has them.
class Bytes {
public:
    Bytes(std::string_view bytes, std::size_t at) : m_bytes(bytes), m_at(at) {}
    bool ended() const { return m_at >= m_bytes.size(); }
    std::size_t at() const { return m_at; }
    int next() { return m_at < m_bytes.size() ? static_cast<unsigned char>(m_bytes[m_at++]) : 0; }
    int nextTwo() {
        const int high = next();
        return high * 256 + next();
    }
    void skip(int count) { m_at += count > 0 ? static_cast<std::size_t>(count) : 0; }

private:
    std::string_view m_bytes;
    std::size_t m_at;
};

/// The tables of one segment, from its length on; leaves `in` behind them.
bool tablesFit(Bytes& in) {
    for (int left = in.nextTwo() - 2; left > 0 && !in.ended();) {
        in.next();  // kind and number
        int codes = 0;
        for (int i = 0; i < kCounts; ++i) codes += in.next();
        if (codes > kMostCodes) return false;
        in.skip(codes);
        left -= 1 + kCounts + codes;
    }
    return true;
}

bool jpegTablesFit(std::string_view bytes) {
    Bytes in(bytes, 2);
    while (!in.ended()) {  // segments up to the first scan, each skipped by its length
        if (in.next() != 0xFF) continue;
        int marker = 0xFF;
        while (marker == 0xFF && !in.ended()) marker = in.next();
        if (marker == kScan) break;
        if (marker != kTables)
            in.skip(in.nextTwo() - 2);
        else if (!tablesFit(in))
            return false;
    }
    // From there on nothing but a segment of tables begins with these two bytes, and where the decoder goes on after damage is its own affair.
    for (std::size_t at = in.at(); (at = bytes.find("\xFF\xC4", at)) != std::string_view::npos; at += 2) {
        Bytes tables(bytes, at + 2);
        if (!tablesFit(tables)) return false;
    }
    return true;
}

/// Chunk by chunk to the first one of data.
bool pngDataBegins(std::string_view bytes) {
    constexpr std::size_t kSignature = 8, kAround = 12;  // of a chunk: its length, its kind, its sum
    for (std::size_t at = kSignature; at + kAround <= bytes.size();) {
        Bytes in(bytes, at);
        const auto high = static_cast<std::size_t>(in.nextTwo());
        const std::size_t length = high << 16U | static_cast<std::size_t>(in.nextTwo());
        if (bytes.substr(at + 4, 4) == "IDAT") return length > 0;
        at += kAround + length;
    }
    return true;
}

}  // namespace

bool mayBeDecoded(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8")) return jpegTablesFit(bytes);
    return !bytes.starts_with("\x89PNG") || pngDataBegins(bytes);
}

}  // namespace arobase
