#!/usr/bin/python3
"""A person's WebKitGTK for the tests: windows without bars, which WebKitWebDriver steers.

WebKitGTK's own MiniBrowser would do, but it has a tool bar, is never narrow, keeps no profile and saves no files. Pages'
console messages are written to stderr by the engine, as long as it keeps a profile. Each file that a page saves gets a
folder of its own; once it is there, its path is written to stdout.
"""

import argparse
import tempfile

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gio, Gtk, WebKit2  # noqa: E402

arguments = argparse.ArgumentParser()
arguments.add_argument("--profile", required=True, help="folder for all that the browser keeps")
arguments.add_argument("--downloads", required=True, help="folder for the files that pages save")
arguments.add_argument("--proxy", required=True, help="address of the HTTP proxy for every request")
arguments.add_argument("--width", type=int, required=True)
arguments.add_argument("--height", type=int, required=True)
options = arguments.parse_args()


def profile():
    """Keeps on disk what pages store. As in Safari, trackers are prevented and a frame of another site gets no cookies."""
    data = WebKit2.WebsiteDataManager(
        base_data_directory=f"{options.profile}/data", base_cache_directory=f"{options.profile}/cache"
    )
    data.set_itp_enabled(True)
    proxies = WebKit2.NetworkProxySettings.new(options.proxy, None)
    data.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, proxies)
    context = WebKit2.WebContext.new_with_website_data_manager(data)
    cookies = context.get_cookie_manager()
    cookies.set_persistent_storage(f"{options.profile}/cookies", WebKit2.CookiePersistentStorage.SQLITE)
    cookies.set_accept_policy(WebKit2.CookieAcceptPolicy.NO_THIRD_PARTY)
    context.set_preferred_languages(["en-GB"])
    context.set_automation_allowed(True)
    context.connect("automation-started", let_steer)
    context.connect("download-started", save)
    return context


def let_steer(_context, session):
    """A driver has come: it gets windows when it asks for them."""
    info = WebKit2.ApplicationInfo()
    info.set_name("WebKitGTK")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect(
        "create-web-view",
        lambda _session: open_window(web_context=context, is_controlled_by_automation=True),
    )


def save(_context, download):
    def choose(chosen, name):
        folder = tempfile.mkdtemp(dir=options.downloads)
        chosen.set_destination(Gio.File.new_for_path(f"{folder}/{name}").get_uri())
        return True

    def tell(finished):
        print(Gio.File.new_for_uri(finished.get_destination()).get_path(), flush=True)

    download.connect("decide-destination", choose)
    download.connect("finished", tell)


def open_window(**of):
    """A window with a page in it; one that a page opens comes before the others, and goes when the page closes it."""
    settings = WebKit2.Settings(
        enable_write_console_messages_to_stdout=True,
        # There is no hardware for it, and what plays it takes most of the processor's time.
        hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER,
    )
    view = WebKit2.WebView(settings=settings, **of)
    window = Gtk.Window(default_width=options.width, default_height=options.height)
    window.add(view)
    window.show_all()
    windows.append(window)
    view.connect("create", lambda opener, _action: open_window(related_view=opener))
    view.connect("close", lambda _view: close_window(window))
    view.grab_focus()
    take_focus()
    return view


def close_window(window):
    windows.remove(window)
    window.destroy()
    if windows:
        take_focus()
    else:
        Gtk.main_quit()


def take_focus():
    """No window manager is there to give it."""
    windows[-1].get_window().focus(0)


Gtk.Settings.get_default().set_property("gtk-enable-animations", False)
windows = []
context = profile()
Gtk.main()
