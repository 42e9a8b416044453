# Windows, contexts, touch.
add_executable(tests_app_platform platform_parts_test.cpp platform_headless_test.cpp screen_reader_test.cpp tuio_test.cpp wayland_test.cpp)
find_package(PkgConfig REQUIRED)
pkg_check_modules(LIBLO_TESTS REQUIRED IMPORTED_TARGET liblo)
pkg_check_modules(WAYLAND_TESTS REQUIRED IMPORTED_TARGET wayland-client wayland-server)
target_link_libraries(tests_app_platform PRIVATE arobase_platform glfw PkgConfig::LIBLO_TESTS PkgConfig::WAYLAND_TESTS GTest::gtest_main)
# Mesa unloads its drivers without freeing what they held: under the address sanitizer that is not our leak.
set(driver_leaks "ASAN_OPTIONS=detect_leaks=0")
gtest_discover_tests(tests_app_platform DISCOVERY_MODE PRE_TEST PROPERTIES ENVIRONMENT ${driver_leaks})

# The whole path from a finger on the glass to the event, on a real X server.
add_executable(platform_touch_probe platform_touch_probe.cpp)
target_link_libraries(platform_touch_probe PRIVATE arobase_platform)
add_test(NAME touch_e2e COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/touch_e2e.sh $<TARGET_FILE:platform_touch_probe>)
set_tests_properties(touch_e2e PROPERTIES LABELS touch TIMEOUT 180 ENVIRONMENT ${driver_leaks})

# Real fingers on the real kiosk.
if(DEFINED ENV{AROBASE_ATLAS})
  set(touch_atlas $ENV{AROBASE_ATLAS})
else()
  set(touch_atlas ${PROJECT_SOURCE_DIR}/build/geodata/atlas.bake)
endif()
add_test(NAME touch_kiosk COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/touch_kiosk.sh $<TARGET_FILE:arobase-kiosk>
  ${PROJECT_SOURCE_DIR}/assets/villes-internet)
set_tests_properties(touch_kiosk PROPERTIES LABELS touch TIMEOUT 240 ENVIRONMENT "${driver_leaks};AROBASE_ATLAS=${touch_atlas}")

# A booth without staff, on a real screen: it hangs, ends, is covered, changes its screen; a disk takes nothing.
add_library(other_screen MODULE other_screen.cpp)
target_link_libraries(other_screen PRIVATE ${CMAKE_DL_LIBS})
foreach(part hang crash screen faults fonts purge lock full context density)
  add_test(NAME booth_kiosk.${part} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/booth_kiosk.sh $<TARGET_FILE:arobase-kiosk>
    ${PROJECT_SOURCE_DIR}/assets/villes-internet ${part} $<TARGET_FILE:other_screen>)
  set_tests_properties(booth_kiosk.${part} PROPERTIES LABELS booth TIMEOUT 240 SKIP_RETURN_CODE 77 ENVIRONMENT "${driver_leaks};AROBASE_ATLAS=${touch_atlas};PYTHONDONTWRITEBYTECODE=1")
endforeach()
