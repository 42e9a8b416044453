#include "app/platform/xinput2_source.h"

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/platform/finger_ids.h"
#include "app/platform/server_clock.h"

namespace arobase {
namespace {

struct CloseConnection {
    void operator()(::Display* connection) const { XCloseDisplay(connection); }
};
using Connection = std::unique_ptr<::Display, CloseConnection>;
using EventMask = std::array<unsigned char, XIMaskLen(XI_LASTEVENT)>;

void add(EventMask& mask, int event) {
    unsigned char& byte = mask[static_cast<std::size_t>(event) / 8];
    byte = static_cast<unsigned char>(byte | 1U << (event % 8));
}

void select(::Display* connection, ::Window window, int device, EventMask& bits) {
    XIEventMask mask = {device, static_cast<int>(bits.size()), bits.data()};
    XISelectEvents(connection, window, &mask, 1);
}

int passOver(::Display*, XErrorEvent*) {
    return 0;
}

/// True when the server has taken the selection: it answers BadAccess where another client holds the window's touch, and
/// the default handler would end the program. What came of it is asked afterwards, so the handler needs no memory.
bool selectTouches(::Display* connection, ::Window window) {
    EventMask touches = {};
    for (const int event : {XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd}) add(touches, event);
    EventMask hierarchy = {};
    add(hierarchy, XI_HierarchyChanged);

    XSync(connection, False);
    const XErrorHandler previous = XSetErrorHandler(&passOver);
    select(connection, window, XIAllMasterDevices, touches);
    select(connection, DefaultRootWindow(connection), XIAllDevices, hierarchy);
    int count = 0;
    XIEventMask* selected = XIGetSelectedEvents(connection, window, &count);
    XSync(connection, False);
    XSetErrorHandler(previous);

    const auto isTouch = [](const XIEventMask& mask) {
        return mask.deviceid == XIAllMasterDevices && mask.mask_len * 8 > XI_TouchBegin &&
               (mask.mask[XI_TouchBegin / 8] & 1U << (XI_TouchBegin % 8)) != 0;
    };
    const bool taken = selected != nullptr && std::any_of(selected, selected + std::max(count, 0), isTouch);
    if (selected != nullptr) XFree(selected);
    return taken;
}

bool isDirectTouch(const XIDeviceInfo& device) {
    const auto isDirect = [](const XIAnyClassInfo* any) {
        return any->type == XITouchClass && reinterpret_cast<const XITouchClassInfo*>(any)->mode == XIDirectTouch;
    };
    return std::any_of(device.classes, device.classes + device.num_classes, isDirect);
}

std::vector<int> directTouchDevices(::Display* connection) {
    int count = 0;
    XIDeviceInfo* devices = XIQueryDevice(connection, XIAllDevices, &count);
    std::vector<int> ids;
    if (devices == nullptr) return ids;
    for (const XIDeviceInfo* device = devices; device != devices + count; ++device) {
        if (isDirectTouch(*device)) ids.push_back(device->deviceid);
    }
    XIFreeDeviceInfo(devices);
    return ids;
}

Issue warning(std::string message) {
    return {.severity = Severity::Warning, .rule = "touch", .file = {}, .row = 0, .column = {}, .message = std::move(message)};
}

}  // namespace

struct XInput2Source::Impl {
    Connection connection;
    int opcode = 0;
    Now now;
    Vec2 pxPerUnit = {1, 1};
    FingerIds ids;
    ServerClock clock;
    std::vector<int> directDevices;

    void read(std::vector<PointerEvent>& out);
    void touch(int type, const XIDeviceEvent& event, std::vector<PointerEvent>& out);
    void devicesChanged(const XIHierarchyEvent& event, std::vector<PointerEvent>& out);
};

Result<std::unique_ptr<XInput2Source>> XInput2Source::open(const std::string& displayName, unsigned long window, Now now) {
    Result<std::unique_ptr<XInput2Source>> result;
    auto impl = std::make_unique<Impl>();
    impl->connection.reset(XOpenDisplay(displayName.c_str()));
    impl->now = std::move(now);
    ::Display* connection = impl->connection.get();
    int firstEvent = 0, firstError = 0, major = 2, minor = 2;
    if (connection == nullptr) {
        result.issues.push_back(warning("Pas de tactile\u202f: le serveur X refuse une seconde connexion."));
    } else if (XQueryExtension(connection, "XInputExtension", &impl->opcode, &firstEvent, &firstError) == False ||
               XIQueryVersion(connection, &major, &minor) != Success || major * 100 + minor < 202) {
        result.issues.push_back(warning("Pas de tactile\u202f: ce serveur X n’a pas XInput 2.2. La souris reste utilisable."));
    } else if (!selectTouches(connection, window)) {
        result.issues.push_back(
            warning("Pas de tactile\u202f: un autre programme retient l’écran tactile. Fermez-le puis relancez."));
    } else {
        impl->directDevices = directTouchDevices(connection);
        result.value.emplace(new XInput2Source(std::move(impl)));
    }
    return result;
}

XInput2Source::XInput2Source(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
XInput2Source::~XInput2Source() = default;

void XInput2Source::poll(std::vector<PointerEvent>& out) {
    while (pending()) m_impl->read(out);
}

void XInput2Source::setScale(Vec2 pxPerUnit) {
    m_impl->pxPerUnit = pxPerUnit;
}
void XInput2Source::synchronize() {
    XSync(m_impl->connection.get(), False);
}
bool XInput2Source::pending() const {
    return XPending(m_impl->connection.get()) > 0;
}
int XInput2Source::fingersDown() const {
    return m_impl->ids.count();
}
int XInput2Source::fileDescriptor() const {
    return ConnectionNumber(m_impl->connection.get());
}

void XInput2Source::Impl::read(std::vector<PointerEvent>& out) {
    XEvent event = {};
    XNextEvent(connection.get(), &event);
    XGenericEventCookie* cookie = &event.xcookie;
    if (event.type != GenericEvent || cookie->extension != opcode || XGetEventData(connection.get(), cookie) == False) return;
    switch (cookie->evtype) {
        case XI_TouchBegin:
        case XI_TouchUpdate:
        case XI_TouchEnd:
            touch(cookie->evtype, *static_cast<const XIDeviceEvent*>(cookie->data), out);
            break;
        case XI_HierarchyChanged:
            devicesChanged(*static_cast<const XIHierarchyEvent*>(cookie->data), out);
            break;
        default:
            break;
    }
    XFreeEventData(connection.get(), cookie);
}

void XInput2Source::Impl::touch(int type, const XIDeviceEvent& event, std::vector<PointerEvent>& out) {
    // The touches of a touchpad move a pointer: they are where the pointer is, not where the finger is.
    if (std::find(directDevices.begin(), directDevices.end(), event.sourceid) == directDevices.end()) return;
    const TouchKey key = {event.sourceid, static_cast<std::uint32_t>(event.detail)};
    PointerEvent pointer;
    pointer.device = PointerDevice::Touch;
    pointer.px = {static_cast<float>(event.event_x) * pxPerUnit.x, static_cast<float>(event.event_y) * pxPerUnit.y};
    pointer.seconds = clock.toSeconds(static_cast<std::uint32_t>(event.time), now());
    switch (type) {
        case XI_TouchBegin:
            pointer.phase = PointerPhase::Down;
            pointer.id = ids.begin(key);
            break;
        case XI_TouchUpdate:
            pointer.phase = PointerPhase::Move;
            pointer.id = ids.find(key);
            break;
        default:
            pointer.phase = PointerPhase::Up;
            pointer.id = ids.end(key);
            break;
    }
    if (pointer.id != 0) out.push_back(pointer);
}

void XInput2Source::Impl::devicesChanged(const XIHierarchyEvent& event, std::vector<PointerEvent>& out) {
    for (const XIHierarchyInfo* info = event.info; info != event.info + event.num_info; ++info) {
        if ((info->flags & (XISlaveRemoved | XIDeviceDisabled)) == 0) continue;
        // An unplugged screen cannot lift its fingers.
        for (const int id : ids.endAllOf(info->deviceid)) {
            out.push_back({.id = id, .phase = PointerPhase::Cancel, .px = {}, .seconds = now(), .device = PointerDevice::Touch});
        }
    }
    directDevices = directTouchDevices(connection.get());
}

}  // namespace arobase
