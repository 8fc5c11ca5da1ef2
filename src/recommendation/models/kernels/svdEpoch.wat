;; One epoch of stochastic gradient descent over ratings, four factors at a time (SIMD, 32-bit).
;; The same update as `svdReference.ts`, which is what the tests hold it against.
(module
  (memory (import "env" "memory") 1)
  (func (export "epoch")
    (param $order i32)    ;; i32 per rating: places of ratings
    (param $count i32)    ;; ratings
    (param $users i32)    ;; i32 per rating
    (param $films i32)    ;; i32 per rating
    (param $values i32)   ;; f32 per rating
    (param $bu i32)       ;; f32 per user
    (param $bi i32)       ;; f32 per film
    (param $pu i32)       ;; f32 per user and factor
    (param $qi i32)       ;; f32 per film and factor
    (param $width i32)    ;; bytes of the factors of one user or film, a multiple of 32
    (param $mean f32)
    (param $rate f32)
    (param $keep f32)     ;; 1 - rate × penalty
    (local $end i32) (local $at i32) (local $u i32) (local $i i32)
    (local $p i32) (local $q i32) (local $pEnd i32) (local $step f32)
    (local $sum v128) (local $sum2 v128) (local $pv v128) (local $qv v128)
    (local $steps v128) (local $keeps v128)
    (local.set $end (i32.add (local.get $order) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $keeps (f32x4.splat (local.get $keep)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $order) (local.get $end)))
        (local.set $at (i32.shl (i32.load (local.get $order)) (i32.const 2)))
        (local.set $u (i32.load (i32.add (local.get $users) (local.get $at))))
        (local.set $i (i32.load (i32.add (local.get $films) (local.get $at))))
        (local.set $p (i32.add (local.get $pu) (i32.mul (local.get $u) (local.get $width))))
        (local.set $q (i32.add (local.get $qi) (i32.mul (local.get $i) (local.get $width))))
        (local.set $pEnd (i32.add (local.get $p) (local.get $width)))
        (local.set $u (i32.add (local.get $bu) (i32.shl (local.get $u) (i32.const 2))))
        (local.set $i (i32.add (local.get $bi) (i32.shl (local.get $i) (i32.const 2))))
        (local.set $sum (v128.const f32x4 0 0 0 0))
        (local.set $sum2 (v128.const f32x4 0 0 0 0))
        (loop $dot
          (local.set $sum (f32x4.add (local.get $sum)
            (f32x4.mul (v128.load (local.get $p)) (v128.load (local.get $q)))))
          (local.set $sum2 (f32x4.add (local.get $sum2)
            (f32x4.mul (v128.load offset=16 (local.get $p)) (v128.load offset=16 (local.get $q)))))
          (local.set $p (i32.add (local.get $p) (i32.const 32)))
          (local.set $q (i32.add (local.get $q) (i32.const 32)))
          (br_if $dot (i32.lt_u (local.get $p) (local.get $pEnd))))
        (local.set $sum (f32x4.add (local.get $sum) (local.get $sum2)))
        (local.set $p (i32.sub (local.get $p) (local.get $width)))
        (local.set $q (i32.sub (local.get $q) (local.get $width)))
        (local.set $step (f32.mul (local.get $rate)
          (f32.sub (f32.load (i32.add (local.get $values) (local.get $at)))
            (f32.add
              (f32.add (f32.add (local.get $mean) (f32.load (local.get $u))) (f32.load (local.get $i)))
              (f32.add
                (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
                (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum))))))))
        (f32.store (local.get $u)
          (f32.add (f32.mul (local.get $keep) (f32.load (local.get $u))) (local.get $step)))
        (f32.store (local.get $i)
          (f32.add (f32.mul (local.get $keep) (f32.load (local.get $i))) (local.get $step)))
        (local.set $steps (f32x4.splat (local.get $step)))
        (loop $update
          (local.set $pv (v128.load (local.get $p)))
          (local.set $qv (v128.load (local.get $q)))
          (v128.store (local.get $p) (f32x4.add
            (f32x4.mul (local.get $keeps) (local.get $pv)) (f32x4.mul (local.get $steps) (local.get $qv))))
          (v128.store (local.get $q) (f32x4.add
            (f32x4.mul (local.get $keeps) (local.get $qv)) (f32x4.mul (local.get $steps) (local.get $pv))))
          (local.set $p (i32.add (local.get $p) (i32.const 16)))
          (local.set $q (i32.add (local.get $q) (i32.const 16)))
          (br_if $update (i32.lt_u (local.get $p) (local.get $pEnd))))
        (local.set $order (i32.add (local.get $order) (i32.const 4)))
        (br $next)))))
