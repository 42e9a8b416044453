"""A look at an X screen, and a window over it, by Xlib alone."""
import ctypes
import ctypes.util

ALL_PLANES, Z_PIXMAP, CW_BACK_PIXEL, CW_OVERRIDE_REDIRECT = ctypes.c_ulong(-1).value, 2, 1 << 1, 1 << 9


class Attributes(ctypes.Structure):
    _fields_ = [("background_pixmap", ctypes.c_ulong), ("background_pixel", ctypes.c_ulong), ("border_pixmap", ctypes.c_ulong),
                ("border_pixel", ctypes.c_ulong), ("bit_gravity", ctypes.c_int), ("win_gravity", ctypes.c_int), ("backing_store", ctypes.c_int),
                ("backing_planes", ctypes.c_ulong), ("backing_pixel", ctypes.c_ulong), ("save_under", ctypes.c_int),
                ("event_mask", ctypes.c_long), ("do_not_propagate_mask", ctypes.c_long), ("override_redirect", ctypes.c_int),
                ("colormap", ctypes.c_ulong), ("cursor", ctypes.c_ulong)]


class Screen:
    def __init__(self):
        self.x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage"):
            getattr(self.x, name).restype = ctypes.c_void_p
        self.x.XGetPixel.restype = self.x.XDefaultRootWindow.restype = self.x.XCreateWindow.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        self.root = self.x.XDefaultRootWindow(self.display)

    def pixels(self, points, width, height):
        """(r, g, b) of each point."""
        image = ctypes.c_void_p(self.x.XGetImage(self.display, ctypes.c_ulong(self.root), 0, 0, width, height, ctypes.c_ulong(ALL_PLANES), Z_PIXMAP))
        values = [self.x.XGetPixel(image, int(x), int(y)) for x, y in points]
        self.x.XDestroyImage(image)
        return [((v >> 16) & 255, (v >> 8) & 255, v & 255) for v in values]

    def cover(self, width, height, colour=0x808080):
        """A window over everything, as some program's notice would be."""
        attributes = Attributes(background_pixel=colour, override_redirect=1)
        window = self.x.XCreateWindow(self.display, ctypes.c_ulong(self.root), 0, 0, width, height, 0, 0, 1, None, ctypes.c_ulong(CW_BACK_PIXEL | CW_OVERRIDE_REDIRECT),
                                      ctypes.byref(attributes))
        self.x.XMapRaised(self.display, ctypes.c_ulong(window))
        self.x.XSync(self.display, 0)
        return window

    def uncover(self, window):
        self.x.XDestroyWindow(self.display, ctypes.c_ulong(window))
        self.x.XSync(self.display, 0)
