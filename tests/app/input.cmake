# Fingers → gestures.
add_executable(tests_app_gestures gestures_test.cpp gestures_property_test.cpp velocity_trail_test.cpp pointers_test.cpp)
target_link_libraries(tests_app_gestures PRIVATE arobase_input GTest::gtest_main)
gtest_discover_tests(tests_app_gestures DISCOVERY_MODE PRE_TEST)
