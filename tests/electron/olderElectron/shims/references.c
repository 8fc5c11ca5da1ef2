/* better-sqlite3 13 keeps references to strings, which Node-API allows since version 10; Electron 33 has version 9.
   Its native module is patched to call these functions (patchSqlite.ts), which keep such a string inside an object. */
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

typedef void *Handle;
typedef int Status;
enum { SYMBOL = 5, OBJECT = 6, FUNCTION = 7, EXTERNAL = 8 }; /* napi_valuetype */

extern Status napi_create_reference(Handle, Handle, uint32_t, Handle *);
extern Status napi_get_reference_value(Handle, Handle, Handle *);
extern Status napi_delete_reference(Handle, Handle);
extern Status napi_create_object(Handle, Handle *);
extern Status napi_set_named_property(Handle, Handle, const char *, Handle);
extern Status napi_get_named_property(Handle, Handle, const char *, Handle *);
extern Status napi_typeof(Handle, Handle, int *);

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Handle *boxed;
static size_t count, room;

static long index_of(Handle reference) {
  for (size_t i = 0; i < count; i++)
    if (boxed[i] == reference) return (long)i;
  return -1;
}

Status nap9_create_reference(Handle env, Handle value, uint32_t initial, Handle *reference) {
  int type;
  Status status = napi_typeof(env, value, &type);
  if (status) return status;
  if (type == OBJECT || type == FUNCTION || type == SYMBOL || type == EXTERNAL)
    return napi_create_reference(env, value, initial, reference);

  Handle box;
  if ((status = napi_create_object(env, &box))) return status;
  if ((status = napi_set_named_property(env, box, "value", value))) return status;
  if ((status = napi_create_reference(env, box, initial, reference))) return status;
  pthread_mutex_lock(&lock);
  if (count == room) boxed = realloc(boxed, (room = room ? room * 2 : 64) * sizeof *boxed);
  boxed[count++] = *reference;
  pthread_mutex_unlock(&lock);
  return 0;
}

Status nap9_get_reference_value(Handle env, Handle reference, Handle *value) {
  Status status = napi_get_reference_value(env, reference, value);
  if (status || !*value) return status;
  pthread_mutex_lock(&lock);
  bool is_boxed = index_of(reference) >= 0;
  pthread_mutex_unlock(&lock);
  return is_boxed ? napi_get_named_property(env, *value, "value", value) : 0;
}

Status nap9_delete_reference(Handle env, Handle reference) {
  pthread_mutex_lock(&lock);
  long index = index_of(reference);
  if (index >= 0) boxed[index] = boxed[--count];
  pthread_mutex_unlock(&lock);
  return napi_delete_reference(env, reference);
}
