#pragma once
// The pictures of the exhibition's cards: read, decoded and scaled by a thread of their own, handed to the renderer one by one.
//
// The picture asked for last comes first. What is ready and not taken stays below a bound: what nobody came for makes room.
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/exhibition.h"
#include "data/result.h"
#include "render/image_supply.h"

namespace arobase {

/// A picture file, scaled down to fit that size (never up), on white where it is transparent; nullopt: it cannot be decoded. Any thread.
std::optional<ImagePixels> decodedImage(const std::filesystem::path& file, int widthPx, int heightPx);

/// Issues for pictures of the exhibition that cannot be decoded. Takes as long as decoding them all.
Issues undecodableImages(const Exhibition& exhibition);

/// What it did so far.
struct CardImageCounters {
    int decoded = 0;
    int onAskingThread = 0;          ///< of these, by the thread that asks: 0 or a bug
    std::size_t readyBytes = 0, mostReadyBytes = 0;
};

class CardImages : public ImageSupply {
public:
    static constexpr std::size_t kMostReadyBytes = std::size_t{16} << 20U;

    /// Images are numbered as the landmarks are. Its files and names are copied: the exhibition may go.
    explicit CardImages(const Exhibition& exhibition);
    ~CardImages() override;
    CardImages(const CardImages&) = delete;
    CardImages& operator=(const CardImages&) = delete;

    ImageAnswer take(int image, int widthPx, int heightPx, ImagePixels& into) override;
    /// Until nothing that was asked for is still to come: for pictures that must be the same every time.
    void wait();
    /// What could not be decoded since the last call: for staff; and whose pictures they are: landmarks' ids.
    Issues takeIssues();
    std::vector<std::string> takeBroken();
    CardImageCounters counters() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace arobase
