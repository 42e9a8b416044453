#include "data/landmarks/qr.h"

#include <qrencode.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "data/utf8.h"

namespace arobase {
namespace {

constexpr unsigned kUtf8Eci = 26;

struct InputDeleter {
    void operator()(QRinput* input) const { QRinput_free(input); }
};
struct CodeDeleter {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

Result<QrMatrix> refused(std::string rule, std::string message) {
    Result<QrMatrix> result;
    result.issues.push_back({Severity::Error, std::move(rule), "", 0, "", std::move(message)});
    return result;
}

bool isAscii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 128) return false;
    return true;
}

}  // namespace

Result<QrMatrix> qrOf(std::string_view text) {
    if (text.empty()) return refused("qr-empty", "il n’y a pas de texte à mettre dans le code QR.");
    if (text.size() > kQrMaxBytes) return refused("qr-long", "le texte dépasse 1\u202F024 octets, ce qu’un code QR lisible peut porter.");
    if (repairedUtf8(text).invalidBytes > 0 || text.find('\0') != std::string_view::npos) return refused("qr-text", "le texte n’est pas de l’UTF-8.");
    const std::unique_ptr<QRinput, InputDeleter> input(QRinput_new2(0, QR_ECLEVEL_M));
    const bool filled = input && (isAscii(text) || QRinput_appendECIheader(input.get(), kUtf8Eci) == 0) &&
                        QRinput_append(input.get(), QR_MODE_8, static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data())) == 0;
    const std::unique_ptr<QRcode, CodeDeleter> code(filled ? QRcode_encodeInput(input.get()) : nullptr);
    if (!code) return refused("qr-failed", std::string("le code QR ne peut pas être fait\u202F: ") + std::strerror(errno) + ".");
    Result<QrMatrix> result;
    QrMatrix matrix;
    matrix.side = code->width;
    const std::size_t count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    matrix.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i) matrix.dark.push_back((code->data[i] & 1U) != 0);
    result.value = std::move(matrix);
    return result;
}

}  // namespace arobase
