#pragma once
// A QR code that holds a text itself, to take away: no address, no server, no tracking.
#include <string_view>
#include <vector>

#include "data/result.h"

namespace arobase {

inline constexpr std::size_t kQrMaxBytes = 1024;  ///< of UTF-8
inline constexpr int kQrQuietModules = 4;         ///< of light around it that whoever draws it leaves, as the standard asks

/// The modules without the quiet zone, row by row.
struct QrMatrix {
    int side = 0;            ///< modules, 21–177 in steps of 4
    std::vector<bool> dark;  ///< side × side

    bool at(int column, int row) const { return dark[static_cast<std::size_t>(row * side + column)]; }
};

/// The text as UTF-8 (said so by an ECI, so that accents arrive), error correction M: 15 % may be dirty or torn. The same text gives the
/// same matrix. No value: "qr-empty", "qr-long" (more than kQrMaxBytes), "qr-text" (not UTF-8, or a zero byte), "qr-failed". Thread: any.
Result<QrMatrix> qrOf(std::string_view text);

}  // namespace arobase
