#include "app/card_images.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <set>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

#include "data/file_limit.h"
#include "data/french.h"
#include "data/image_head.h"
#include "data/image_trust.h"
#include "data/jpeg_picture.h"
#include "data/whole_file.h"

namespace arobase {
namespace {

/// Means of the source's pixels under each of the target's, over white.
ImagePixels scaled(const stbi_uc* source, int width, int height, int wantedWidth, int wantedHeight) {
    ImagePixels out{std::min(width, wantedWidth), std::min(height, wantedHeight), {}};
    const auto w = static_cast<std::size_t>(out.widthPx), h = static_cast<std::size_t>(out.heightPx), sourceW = static_cast<std::size_t>(width), sourceH = static_cast<std::size_t>(height);
    out.rgba.resize(w * h * 4);
    for (std::size_t y = 0; y < h; ++y) {
        const std::size_t y0 = y * sourceH / h, y1 = std::max(y0 + 1, (y + 1) * sourceH / h);
        for (std::size_t x = 0; x < w; ++x) {
            const std::size_t x0 = x * sourceW / w, x1 = std::max(x0 + 1, (x + 1) * sourceW / w);
            std::array<std::uint64_t, 3> sum{};
            for (std::size_t sy = y0; sy < y1; ++sy)
                for (std::size_t sx = x0; sx < x1; ++sx) {
                    const stbi_uc* px = source + (sy * sourceW + sx) * 4;
                    for (std::size_t c = 0; c < 3; ++c) sum[c] += std::uint64_t{px[c]} * px[3] + std::uint64_t{255} * (255U - px[3]);
                }
            const std::uint64_t count = (x1 - x0) * (y1 - y0) * 255;
            std::uint8_t* to = out.rgba.data() + (y * w + x) * 4;
            for (std::size_t c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>((sum[c] + count / 2) / count);
            to[3] = 255;
        }
    }
    return out;
}

Issue undecodable(const std::string& table, int row, const std::string& image) {
    return {Severity::Warning, "landmark-image", table, row, "image", typographicFr("l’image « " + image + " » est abîmée ou d’une sorte qui n’est pas lue. Le repère est montré sans elle.")};
}

}  // namespace

std::optional<ImagePixels> decodedImage(const std::filesystem::path& file, int widthPx, int heightPx) {
    if (widthPx <= 0 || heightPx <= 0 || largerThan(file, kMaxImageBytes)) return std::nullopt;
    const auto head = readImageHead(file);  // again: the file may be another one by now
    if (!head || std::int64_t{head->widthPx} * head->heightPx > kMaxImagePx || std::max(head->widthPx, head->heightPx) > kMaxImageSidePx) return std::nullopt;
    const auto bytes = readWhole(file, kMaxImageBytes);
    if (!bytes) return std::nullopt;
    if (bytes->starts_with("\xFF\xD8")) {
        const auto jpeg = decodedJpeg(*bytes, head->widthPx, head->heightPx);
        if (!jpeg) return std::nullopt;
        return scaled(jpeg->rgba.data(), jpeg->widthPx, jpeg->heightPx, widthPx, heightPx);
    }
    if (!pngMayBeDecoded(*bytes)) return std::nullopt;
    int width = 0, height = 0, channels = 0;
    const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
        stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes->data()), static_cast<int>(bytes->size()), &width, &height, &channels, 4), stbi_image_free);
    if (!pixels || width != head->widthPx || height != head->heightPx) return std::nullopt;
    return scaled(pixels.get(), width, height, widthPx, heightPx);
}

Issues undecodableImages(const Exhibition& exhibition) {
    Issues issues;
    for (const FriseItem& item : exhibition.frise)
        if (!item.image.empty() && !decodedImage(exhibition.folder / item.image, 16, 16)) issues.push_back(undecodable(exhibition.files.frise, item.row, item.image));
    return issues;
}

struct CardImages::Impl {
    struct Source {
        std::filesystem::path file;
        std::string name, landmark;
        int row = 0;
    };
    struct Wish {
        int image = 0, widthPx = 0, heightPx = 0;
        auto operator<=>(const Wish&) const = default;
    };
    struct Ready {
        Wish wish;
        ImagePixels pixels;
    };

    std::vector<Source> sources;  // frozen
    std::string table;
    mutable std::mutex mutex;     // guards all that follows
    std::condition_variable work, rest;
    std::deque<Wish> wishes;      // the latest first
    std::optional<Wish> doing;
    std::deque<Ready> ready;      // the oldest first
    std::set<int> broken;
    Issues issues;
    std::vector<std::string> brokenLandmarks;
    CardImageCounters counters;
    std::thread::id asking;
    bool ends = false;
    std::thread thread;

    void dropReady(std::deque<Ready>::iterator which) {
        counters.readyBytes -= which->pixels.bytes();
        ready.erase(which);
    }

    void run() {
        std::unique_lock lock(mutex);
        for (;;) {
            work.wait(lock, [this] { return ends || !wishes.empty(); });
            if (ends) return;
            doing = wishes.front();
            wishes.pop_front();
            // Room for it beforehand: what nobody came for goes.
            const std::size_t most = static_cast<std::size_t>(doing->widthPx) * static_cast<std::size_t>(doing->heightPx) * 4;
            while (!ready.empty() && counters.readyBytes + most > kMostReadyBytes) dropReady(ready.begin());
            const Wish wish = *doing;
            const std::filesystem::path file = sources[static_cast<std::size_t>(wish.image)].file;
            lock.unlock();
            std::optional<ImagePixels> pixels = most <= kMostReadyBytes ? decodedImage(file, wish.widthPx, wish.heightPx) : std::nullopt;
            lock.lock();
            finish(wish, std::move(pixels));
        }
    }

    void finish(const Wish& wish, std::optional<ImagePixels> pixels) {
        ++counters.decoded;
        counters.onAskingThread += std::this_thread::get_id() == asking ? 1 : 0;
        if (pixels) {
            counters.readyBytes += pixels->bytes();
            counters.mostReadyBytes = std::max(counters.mostReadyBytes, counters.readyBytes);
            ready.push_back({wish, std::move(*pixels)});
        } else if (broken.insert(wish.image).second) {
            const Source& source = sources[static_cast<std::size_t>(wish.image)];
            issues.push_back(undecodable(table, source.row, source.name));
            brokenLandmarks.push_back(source.landmark);
        }
        doing.reset();
        rest.notify_all();
    }
};

CardImages::CardImages(const Exhibition& exhibition) : m_impl(std::make_unique<Impl>()) {
    for (const FriseItem& item : exhibition.frise) m_impl->sources.push_back({item.image.empty() ? std::filesystem::path() : exhibition.folder / item.image, item.image, item.id, item.row});
    m_impl->table = exhibition.files.frise;
}

CardImages::~CardImages() {
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->ends = true;
    }
    m_impl->work.notify_all();
    if (m_impl->thread.joinable()) m_impl->thread.join();
}

ImageAnswer CardImages::take(int image, int widthPx, int heightPx, ImagePixels& into) {
    Impl& own = *m_impl;
    const Impl::Wish wish{image, widthPx, heightPx};
    if (image < 0 || image >= static_cast<int>(own.sources.size()) || own.sources[static_cast<std::size_t>(image)].file.empty() || widthPx <= 0 || heightPx <= 0) return ImageAnswer::Never;
    const std::lock_guard lock(own.mutex);
    own.asking = std::this_thread::get_id();
    if (own.broken.contains(image)) return ImageAnswer::Never;
    const auto there = std::find_if(own.ready.begin(), own.ready.end(), [&](const Impl::Ready& r) { return r.wish == wish; });
    if (there != own.ready.end()) {
        into = std::move(there->pixels);
        own.counters.readyBytes -= into.bytes();
        own.ready.erase(there);
        return ImageAnswer::Ready;
    }
    if (own.doing == wish) return ImageAnswer::Waiting;
    // Asked for again in each frame: what is wanted now goes first, and what is no longer asked for falls behind and off.
    constexpr std::size_t kMostWishes = 8;
    std::erase(own.wishes, wish);
    own.wishes.push_front(wish);
    if (own.wishes.size() > kMostWishes) own.wishes.pop_back();
    if (!own.thread.joinable()) own.thread = std::thread([&own] { own.run(); });  // an exhibition without pictures has no such thread
    own.work.notify_one();
    return ImageAnswer::Waiting;
}

void CardImages::wait() {
    std::unique_lock lock(m_impl->mutex);
    m_impl->rest.wait(lock, [this] { return !m_impl->doing && m_impl->wishes.empty(); });
}

Issues CardImages::takeIssues() {
    const std::lock_guard lock(m_impl->mutex);
    return std::exchange(m_impl->issues, {});
}

std::vector<std::string> CardImages::takeBroken() {
    const std::lock_guard lock(m_impl->mutex);
    return std::exchange(m_impl->brokenLandmarks, {});
}

CardImageCounters CardImages::counters() const {
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->counters;
}

}  // namespace arobase
