#pragma once
#include <curl/curl.h>

// Swift cannot call C functions with variable arguments: one typed door for each kind of value.
static inline CURLcode binome_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode binome_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode binome_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode binome_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
typedef size_t (*binome_curl_transfer)(char *buffer, size_t size, size_t count, void *context);
static inline CURLcode binome_curl_set_transfer(CURL *handle, CURLoption option, binome_curl_transfer value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode binome_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
typedef int (*binome_curl_trace)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);
static inline CURLcode binome_curl_set_trace(CURL *handle, binome_curl_trace value) {
    return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, value);
}
static inline CURLcode binome_curl_start(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}
