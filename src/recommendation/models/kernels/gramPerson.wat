;; Adds what one person rated to XᵀX · from: the sum of the films' rows, weighted, and back to each of them (SIMD, 32-bit).
;; The same as the loops of `fitItemVectors.ts`, which is what the tests hold it against.
(module
  (memory (import "env" "memory") 1)
  (func (export "addPerson")
    (param $films i32)    ;; i32 per rating
    (param $weights i32)  ;; f32 per rating
    (param $count i32)    ;; ratings
    (param $from i32)     ;; f32 per film and direction
    (param $to i32)       ;; f32 per film and direction
    (param $sums i32)     ;; f32 per direction
    (param $width i32)    ;; bytes of the directions of one film, a multiple of 16
    (local $end i32) (local $at i32) (local $weight i32) (local $row i32) (local $sum i32) (local $sumEnd i32)
    (local $w v128)
    (local.set $end (i32.add (local.get $films) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $sumEnd (i32.add (local.get $sums) (local.get $width)))
    (local.set $sum (local.get $sums))
    (loop $clear
      (v128.store (local.get $sum) (v128.const f32x4 0 0 0 0))
      (local.set $sum (i32.add (local.get $sum) (i32.const 16)))
      (br_if $clear (i32.lt_u (local.get $sum) (local.get $sumEnd))))
    (local.set $at (local.get $films))
    (local.set $weight (local.get $weights))
    (block $summed
      (loop $next
        (br_if $summed (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $w (f32x4.splat (f32.load (local.get $weight))))
        (local.set $row (i32.add (local.get $from) (i32.mul (i32.load (local.get $at)) (local.get $width))))
        (local.set $sum (local.get $sums))
        (loop $add
          (v128.store (local.get $sum) (f32x4.add (v128.load (local.get $sum))
            (f32x4.mul (local.get $w) (v128.load (local.get $row)))))
          (local.set $sum (i32.add (local.get $sum) (i32.const 16)))
          (local.set $row (i32.add (local.get $row) (i32.const 16)))
          (br_if $add (i32.lt_u (local.get $sum) (local.get $sumEnd))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (local.set $weight (i32.add (local.get $weight) (i32.const 4)))
        (br $next)))
    (local.set $at (local.get $films))
    (local.set $weight (local.get $weights))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $w (f32x4.splat (f32.load (local.get $weight))))
        (local.set $row (i32.add (local.get $to) (i32.mul (i32.load (local.get $at)) (local.get $width))))
        (local.set $sum (local.get $sums))
        (loop $add
          (v128.store (local.get $row) (f32x4.add (v128.load (local.get $row))
            (f32x4.mul (local.get $w) (v128.load (local.get $sum)))))
          (local.set $sum (i32.add (local.get $sum) (i32.const 16)))
          (local.set $row (i32.add (local.get $row) (i32.const 16)))
          (br_if $add (i32.lt_u (local.get $sum) (local.get $sumEnd))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (local.set $weight (i32.add (local.get $weight) (i32.const 4)))
        (br $next)))))
