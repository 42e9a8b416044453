#include "app/platform/wayland_touch.h"

#define GLFW_INCLUDE_NONE
#define GLFW_EXPOSE_NATIVE_WAYLAND
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <poll.h>
#include <wayland-client.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <utility>

// The X11 build of GLFW 3.3 lacks these two.
#pragma weak glfwGetWaylandDisplay
#pragma weak glfwGetWaylandWindow

namespace arobase {
namespace {

constexpr double kLongestWaitS = 3600;
constexpr std::uint32_t kSeatVersion = 6;  // of the protocol: sizes of contacts came with it

wl_display* display() { return &glfwGetWaylandDisplay != nullptr ? glfwGetWaylandDisplay() : nullptr; }

}  // namespace

std::optional<WaylandHandle> waylandHandle(GLFWwindow* window) {
    wl_display* connection = display();
    if (connection == nullptr) return std::nullopt;
    return WaylandHandle{connection, glfwGetWaylandWindow(window)};
}

bool onWayland() { return display() != nullptr; }

void waitForWayland(const std::vector<int>& files, double timeoutS) {
    wl_display* connection = display();
    if (connection == nullptr || !(timeoutS > 0)) return;
    // What was read already and is not dispatched yet would not wake poll().
    if (wl_display_prepare_read(connection) != 0) return;
    wl_display_flush(connection);
    std::vector<pollfd> all{{wl_display_get_fd(connection), POLLIN, 0}};
    for (const int file : files)
        if (file >= 0) all.push_back({file, POLLIN, 0});
    ::poll(all.data(), all.size(), static_cast<int>(std::ceil(std::min(timeoutS, kLongestWaitS) * 1000)));
    wl_display_cancel_read(connection);
}

/// Touch points of a seat have the seat's numbers; those of the events are free numbers from 1 of all seats.
struct WaylandTouch::Impl {
    struct Seat {
        Impl* owner = nullptr;
        std::uint32_t name = 0;
        wl_seat* seat = nullptr;
        wl_touch* touch = nullptr;
        std::map<std::int32_t, PointerEvent> fingers;  ///< as last said
    };

    wl_display* connection = nullptr;
    wl_surface* surface = nullptr;
    wl_event_queue* queue = nullptr;
    wl_registry* registry = nullptr;
    std::vector<std::unique_ptr<Seat>> seats;
    std::vector<PointerEvent> said;
    Now now;
    Vec2 pxPerUnit{1, 1};

    ~Impl();
    int freeId() const;
    void say(PointerEvent event, PointerPhase phase);
    void cancelAll(Seat& seat);
    void dropTouch(Seat& seat);
    void down(Seat& seat, wl_surface* where, std::int32_t id, Vec2 at);
    void shape(Seat& seat, std::int32_t id, double longest);
};

namespace {

/// As the protocol's version allows: later ones want to be told.
void release(wl_touch* touch) {
    if (wl_touch_get_version(touch) >= WL_TOUCH_RELEASE_SINCE_VERSION)
        wl_touch_release(touch);
    else
        wl_touch_destroy(touch);
}

void release(wl_seat* seat) {
    if (wl_seat_get_version(seat) >= WL_SEAT_RELEASE_SINCE_VERSION)
        wl_seat_release(seat);
    else
        wl_seat_destroy(seat);
}

Vec2 point(wl_fixed_t x, wl_fixed_t y) { return {static_cast<float>(wl_fixed_to_double(x)), static_cast<float>(wl_fixed_to_double(y))}; }

}  // namespace

int WaylandTouch::Impl::freeId() const {
    int id = 1;
    const auto taken = [&] {
        return std::any_of(seats.begin(), seats.end(), [&](const auto& seat) {
            return std::any_of(seat->fingers.begin(), seat->fingers.end(), [&](const auto& f) { return f.second.id == id; });
        });
    };
    while (taken()) ++id;
    return id;
}

void WaylandTouch::Impl::say(PointerEvent event, PointerPhase phase) {
    event.phase = phase;
    event.seconds = now();
    said.push_back(event);
}

void WaylandTouch::Impl::cancelAll(Seat& seat) {
    for (const auto& [id, finger] : seat.fingers) say(finger, PointerPhase::Cancel);
    seat.fingers.clear();
}

void WaylandTouch::Impl::dropTouch(Seat& seat) {
    cancelAll(seat);
    if (seat.touch != nullptr) release(std::exchange(seat.touch, nullptr));
}

void WaylandTouch::Impl::down(Seat& seat, wl_surface* where, std::int32_t id, Vec2 at) {
    if (where != surface) return;  // another window's
    PointerEvent finger;
    finger.id = freeId();
    finger.px = {at.x * pxPerUnit.x, at.y * pxPerUnit.y};
    finger.device = PointerDevice::Touch;
    seat.fingers[id] = finger;
    say(finger, PointerPhase::Down);
}

void WaylandTouch::Impl::shape(Seat& seat, std::int32_t id, double longest) {
    const auto found = seat.fingers.find(id);
    if (found == seat.fingers.end()) return;
    found->second.contactPx = static_cast<float>(longest) * std::max(pxPerUnit.x, pxPerUnit.y);
    say(found->second, PointerPhase::Move);
}

WaylandTouch::Impl::~Impl() {
    for (const auto& seat : seats) {
        if (seat->touch != nullptr) release(seat->touch);
        if (seat->seat != nullptr) release(seat->seat);
    }
    if (registry != nullptr) wl_registry_destroy(registry);
    if (queue != nullptr) wl_event_queue_destroy(queue);
}

/// What libwayland calls; `data` is the Seat, or for the registry the Impl.
struct WaylandTouch::Listeners {
    static Impl::Seat& seatOf(void* data) { return *static_cast<Impl::Seat*>(data); }

    static void down(void* data, wl_touch*, std::uint32_t, std::uint32_t, wl_surface* where, std::int32_t id, wl_fixed_t x, wl_fixed_t y) {
        seatOf(data).owner->down(seatOf(data), where, id, point(x, y));
    }
    static void up(void* data, wl_touch*, std::uint32_t, std::uint32_t, std::int32_t id) {
        Impl::Seat& seat = seatOf(data);
        const auto found = seat.fingers.find(id);
        if (found == seat.fingers.end()) return;
        const PointerEvent finger = found->second;
        seat.fingers.erase(found);
        seat.owner->say(finger, PointerPhase::Up);
    }
    static void motion(void* data, wl_touch*, std::uint32_t, std::int32_t id, wl_fixed_t x, wl_fixed_t y) {
        Impl::Seat& seat = seatOf(data);
        const auto found = seat.fingers.find(id);
        if (found == seat.fingers.end()) return;
        const Vec2 at = point(x, y), scale = seat.owner->pxPerUnit;
        found->second.px = {at.x * scale.x, at.y * scale.y};
        seat.owner->say(found->second, PointerPhase::Move);
    }
    static void frame(void*, wl_touch*) {}
    static void cancel(void* data, wl_touch*) { seatOf(data).owner->cancelAll(seatOf(data)); }
    static void shape(void* data, wl_touch*, std::int32_t id, wl_fixed_t major, wl_fixed_t minor) {
        seatOf(data).owner->shape(seatOf(data), id, std::max(wl_fixed_to_double(major), wl_fixed_to_double(minor)));
    }
    static void orientation(void*, wl_touch*, std::int32_t, wl_fixed_t) {}
    static constexpr wl_touch_listener kTouch{down, up, motion, frame, cancel, shape, orientation};

    static void capabilities(void* data, wl_seat* seat, std::uint32_t has) {
        Impl::Seat& own = seatOf(data);
        if ((has & WL_SEAT_CAPABILITY_TOUCH) == 0) return own.owner->dropTouch(own);
        if (own.touch != nullptr) return;
        own.touch = wl_seat_get_touch(seat);
        wl_touch_add_listener(own.touch, &kTouch, &own);
    }
    static void name(void*, wl_seat*, const char*) {}
    static constexpr wl_seat_listener kSeat{capabilities, name};

    static void global(void* data, wl_registry* registry, std::uint32_t name, const char* interface, std::uint32_t version) {
        if (std::strcmp(interface, wl_seat_interface.name) != 0) return;
        Impl& impl = *static_cast<Impl*>(data);
        auto seat = std::make_unique<Impl::Seat>();
        seat->owner = &impl;
        seat->name = name;
        seat->seat = static_cast<wl_seat*>(wl_registry_bind(registry, name, &wl_seat_interface, std::min(version, kSeatVersion)));
        wl_seat_add_listener(seat->seat, &kSeat, seat.get());
        impl.seats.push_back(std::move(seat));
    }
    static void globalRemoved(void* data, wl_registry*, std::uint32_t name) {
        Impl& impl = *static_cast<Impl*>(data);
        const auto found = std::find_if(impl.seats.begin(), impl.seats.end(), [name](const auto& seat) { return seat->name == name; });
        if (found == impl.seats.end()) return;
        impl.dropTouch(**found);
        release(std::exchange((*found)->seat, nullptr));
        impl.seats.erase(found);
    }
    static constexpr wl_registry_listener kRegistry{global, globalRemoved};
};

Result<std::unique_ptr<WaylandTouch>> WaylandTouch::open(WaylandHandle window, Now now) {
    Result<std::unique_ptr<WaylandTouch>> result;
    auto impl = std::make_unique<Impl>();
    impl->connection = window.display;
    impl->now = std::move(now);
    if (impl->connection != nullptr) {
        impl->surface = window.surface;
        impl->queue = wl_display_create_queue(impl->connection);
        auto* wrapper = static_cast<wl_display*>(wl_proxy_create_wrapper(impl->connection));
        wl_proxy_set_queue(reinterpret_cast<wl_proxy*>(wrapper), impl->queue);
        impl->registry = wl_display_get_registry(wrapper);
        wl_proxy_wrapper_destroy(wrapper);
        wl_registry_add_listener(impl->registry, &Listeners::kRegistry, impl.get());
        for (int i = 0; i < 2; ++i) wl_display_roundtrip_queue(impl->connection, impl->queue);  // the seats, then what they have
    }
    if (impl->seats.empty()) {
        result.issues.push_back({.severity = Severity::Warning, .rule = "touch", .file = {}, .row = 0, .column = {},
                                 .message = "Pas de tactile\u202f: ce compositeur Wayland n’annonce aucun poste (wl_seat). La souris reste utilisable."});
        return result;
    }
    result.value.emplace(new WaylandTouch(std::move(impl)));
    return result;
}

WaylandTouch::WaylandTouch(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
WaylandTouch::~WaylandTouch() = default;

void WaylandTouch::poll(std::vector<PointerEvent>& out) {
    // GLFW has read the connection; what was for us waits in our queue.
    wl_display_dispatch_queue_pending(m_impl->connection, m_impl->queue);
    out.insert(out.end(), m_impl->said.begin(), m_impl->said.end());
    m_impl->said.clear();
}

void WaylandTouch::setScale(Vec2 pxPerUnit) { m_impl->pxPerUnit = pxPerUnit; }

int WaylandTouch::fingersDown() const {
    std::size_t count = 0;
    for (const auto& seat : m_impl->seats) count += seat->fingers.size();
    return static_cast<int>(count);
}

}  // namespace arobase
