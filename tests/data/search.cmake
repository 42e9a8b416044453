# Finding names; the real ones are in tests/app/find_test.cpp.
add_executable(tests_data_search ${CMAKE_CURRENT_LIST_DIR}/search_test.cpp)
target_link_libraries(tests_data_search PRIVATE arobase_data GTest::gtest_main)
gtest_discover_tests(tests_data_search DISCOVERY_MODE PRE_TEST)
