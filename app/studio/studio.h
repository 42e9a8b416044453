#pragma once
// The studio: the kiosk's picture with panels beside it, for staff. Main thread.
#include "app/program/show_options.h"

namespace arobase {

/// Opens the window and runs until it is closed. Exit status.
int runStudio(const ShowOptions& options);

}  // namespace arobase
